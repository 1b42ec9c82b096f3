/** What a verb found: 0 all well, 1 it found something. That it could not run at all (2) is an error thrown. */
export interface Outcome {
  readonly exit: 0 | 1;
  /** For `--json`. */
  readonly data: unknown;
  /** For people. */
  readonly lines: readonly string[];
}

export function well(data: unknown, ...lines: readonly string[]): Outcome {
  return { exit: 0, data, lines };
}

export function foundSomething(data: unknown, ...lines: readonly string[]): Outcome {
  return { exit: 1, data, lines };
}

/** Something the person at the keyboard can put right; told without a stack. */
export class CannotRun extends Error {
  override readonly name = 'CannotRun';
}

import type { Grounds } from './event.ts';
import type { Instant } from './instant.ts';

/**
 * One condition that was not met. `condition` is a code whose words in both languages stand in `#law/texts`;
 * `actual` and `needed` are codes, dates, numbers or counts, never anything personal.
 */
export interface Unmet {
  readonly condition: string;
  readonly actual: string;
  readonly needed: string;
  /** When the condition will come true by time alone. */
  readonly satisfiableAt?: Instant;
}

/** The law's "no": a value, not an error. `code` is UPPER_SNAKE and stable for ever. */
export interface Refusal {
  readonly code: string;
  readonly grounds: Grounds;
  readonly unmet: readonly Unmet[];
  /** What a client needs beside the text, e.g. `{existing: {...}}` of ALREADY_REGISTERED. Codes and ids only. */
  readonly details?: Readonly<Record<string, unknown>>;
}

export function refuse(code: string, grounds: Grounds, ...unmet: readonly Unmet[]): Refusal {
  return { code, grounds, unmet };
}

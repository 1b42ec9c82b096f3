/** What health asks of the house; both answer quickly and never throw. */
export interface Health {
  recordAnswers(): Promise<boolean>;
  /** Codes of what is away or late, e.g. `TEMPORAL_AWAY`. */
  troubles(): Promise<readonly string[]>;
}

/** `false` when it fails or takes longer than `limitMs`. */
export async function answersWithin(asked: () => Promise<unknown>, limitMs: number): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<false>((resolve) => (timer = setTimeout(resolve, limitMs, false)));
  try {
    return await Promise.race([asked().then(() => true), late]);
  } catch {
    return false;
  } finally {
    clearTimeout(timer);
  }
}

import type { Outcome } from '../outcome.ts';
import { foundSomething, well } from '../outcome.ts';

type SealedRecord = {
  readonly latestSeal: () => Promise<{ readonly text: string; readonly signature: string } | null>;
};

/** The latest seal, one line, to be kept where the record's administrators cannot reach it. */
export async function seal(record: SealedRecord): Promise<Outcome> {
  const latest = await record.latestSeal();
  return latest === null ? foundSomething(null, '尚无封印 there is no seal yet') : well(latest, latest.text);
}

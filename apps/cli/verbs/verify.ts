import type { BadPlace } from '#record/contract';
import type { Outcome } from '../outcome.ts';
import { foundSomething, well } from '../outcome.ts';

export interface Verified {
  readonly bad: BadPlace | null;
  readonly events: number;
  readonly commands: number;
  readonly seals: number;
}

type VerifiedRecord = { readonly verify: (request: { readonly anchors: readonly string[] }) => Promise<Verified> };

/**
 * Hash chains, order and seals; the first bad place is told as stream, version, seq and what. `anchors`: seals that were kept
 * outside, which the record must still hold: one that was cut back or restored to an earlier moment does not.
 */
export async function verify(record: VerifiedRecord, anchors: readonly string[] = []): Promise<Outcome> {
  const verified = await record.verify({ anchors });
  const counts = `${verified.events} 个事件 events · ${verified.commands} 条指令 commands · ${verified.seals} 个封印 seals`;
  if (verified.bad === null) return well(verified, `完好 the record is whole: ${counts}`);
  const { stream = '-', version = '-', seq = '-', what } = verified.bad;
  return foundSomething(
    verified,
    `发现问题 first bad place (${counts}):`,
    `stream ${stream}`,
    `version ${version}`,
    `seq ${seq}`,
    `what ${what}`,
  );
}

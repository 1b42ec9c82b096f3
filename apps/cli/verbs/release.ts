import type { Release, ReleaseAct } from '#record/writing/release';
import type { Outcome } from '../outcome.ts';
import { CannotRun, foundSomething, well } from '../outcome.ts';

export interface ReleaseRequest extends ReleaseAct {
  readonly streamId: string;
}

type ReleasingRecord = { readonly release: (streamId: string, act: ReleaseAct) => Promise<Release> };

/** Out of quarantine, once it folds and settles; by whom and why is kept. */
export async function release(record: ReleasingRecord, { streamId, by, reason }: ReleaseRequest): Promise<Outcome> {
  const released = await record.release(streamId, { by, reason });
  switch (released.outcome) {
    case 'released':
      return well(released, `已解除隔离 released: ${streamId}`);
    case 'still-broken':
      return foundSomething(released, `仍不能结算，继续隔离 it still fails and stays in quarantine: ${released.fault}`);
    case 'not-quarantined':
      throw new CannotRun(`该案卷未被隔离 this stream is not in quarantine: ${streamId}`);
  }
}

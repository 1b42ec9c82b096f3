import { uuidV7 } from '../ids.ts';
import { catchUp, loadStream, nowFor, RESTART } from '../reading/loading.ts';
import type { RecordDeps } from '../options.ts';
import { closeIncident } from '../faults/quarantine.ts';
import { logRead } from '../reading/read-log.ts';
import { settleAllDue } from '../settling.ts';
import { StreamFault } from '../faults/stream-fault.ts';

/** Who says that the cause is mended, and what was done. */
export interface ReleaseAct {
  readonly by: string;
  readonly reason: string;
}

export type Release =
  | { readonly outcome: 'released' }
  | { readonly outcome: 'not-quarantined' }
  /** Where it fails still; the stream stays where it is. */
  | { readonly outcome: 'still-broken'; readonly fault: string };

/**
 * Releases a stream from quarantine, once it folds and settles. The act is kept in the log of readings, also when it was refused:
 * by whom, and why (encrypted, for a reason may name people).
 */
export async function release(deps: RecordDeps, streamId: string, { by, reason }: ReleaseAct): Promise<Release> {
  deps.cache.delete(streamId);
  const loaded = await loadStream(deps, { streamId }, null);
  const { head, incident } = loaded;
  if (head === null || incident === null) return { outcome: 'not-quarantined' };
  const fault = await faultOf(deps, { ...loaded, incident: null });
  const entry = {
    reader: { staff: by, role: 'operator', area: head.area },
    streamId,
    what: 'release',
    purpose: reason,
  };
  await logRead(deps, { ...entry, outcome: fault === null ? 'released' : 'STILL_BROKEN' });
  if (fault !== null) return { outcome: 'still-broken', fault };
  await closeIncident(deps, streamId);
  return { outcome: 'released' };
}

/** Folds and settles in memory, as the next command will. `null`: nothing stands in its way. */
async function faultOf(deps: RecordDeps, loaded: Awaited<ReturnType<typeof loadStream>>): Promise<string | null> {
  const { head, realMs } = loaded;
  if (head === null) return null;
  try {
    const fold = await catchUp(deps, loaded);
    if (fold === RESTART) return 'it was erased meanwhile';
    const kind = deps.kindOf(head.kind);
    const stamp = { streamId: head.stream_id, base: uuidV7(realMs), now: nowFor(loaded), rules: deps.rules() };
    settleAllDue(kind, { state: fold.state, version: fold.version, events: [] }, stamp);
    return null;
  } catch (error) {
    if (error instanceof StreamFault) return error.message;
    throw error;
  }
}

import type { BulkChunk, BulkJob } from '#contracts/messages';

/** What bulk work asks of the desk. */
export interface BulkPort {
  workChunk(job: BulkJob, after: string | null): Promise<BulkChunk>;
}

/** One page of what is done to many persons. */
export function createBulkActivities({ bulk }: { readonly bulk: BulkPort }) {
  return {
    workChunk: (job: BulkJob, after: string | null): Promise<BulkChunk> => bulk.workChunk(job, after),
  };
}

export type BulkActivities = ReturnType<typeof createBulkActivities>;

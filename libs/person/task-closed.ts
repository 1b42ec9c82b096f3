/**
 * R5.6 (五), R7.7 (七), R14.2 (十四) Somebody has looked at what was asked and nothing changes: the qualification is not cancelled, the earlier
 * decision stands. Or what the task rested on has fallen, and nothing is left to look at.
 */
export interface TaskClosed {
  readonly type: 'TaskClosed';
  readonly data: {
    readonly taskId: string;
    /** The decision that was looked at again; the task itself where a cancellation was considered. */
    readonly of: string;
    readonly cause: 'OFFICER' | 'GROUND_FELL';
  };
  readonly protectedData?: { readonly reason: string } | null;
}

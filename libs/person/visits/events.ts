import type { ClearItem } from '../state.ts';

/** R4.8 (四) */
export type VisitEvent = VisitRecorded;

export interface VisitRecorded {
  readonly type: 'VisitRecorded';
  /** Which of the five clears were found out; what was found is protected. */
  readonly data: { readonly items: readonly ClearItem[] };
  readonly protectedData: {
    readonly findings: { readonly [Item in ClearItem]?: string | number };
    readonly reason: string | null;
  } | null;
}

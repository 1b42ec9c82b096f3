/** R11.3 (十一), R13.3 (十三) */
export type ProblemEvent = ProblemRecorded | ProblemHandedOver | ProblemClosed;

/** Its id is the problem's; whoever records it is the first who was asked, and owns it. */
export interface ProblemRecorded {
  readonly type: 'ProblemRecorded';
  readonly data: { readonly owner: string };
  readonly protectedData: { readonly problem: string; readonly reason: string | null } | null;
}

/** One day ends the ownership of the one and begins the other's. */
export interface ProblemHandedOver {
  readonly type: 'ProblemHandedOver';
  readonly data: { readonly problemId: string; readonly from: string; readonly to: string };
  readonly protectedData: { readonly reason: string } | null;
}

export interface ProblemClosed {
  readonly type: 'ProblemClosed';
  readonly data: { readonly problemId: string };
  readonly protectedData: { readonly outcome: string; readonly reason: string | null } | null;
}

import type { ActOfTwo, Carried } from './state.ts';

/** (二) 实名管理: what two persons propose and carry out about a file, and what a duplicate gives to the one that stays. */
export type RealNameEvent =
  ActProposed | DuplicateLinked | DuplicateAbsorbed | PersonRestricted | RestrictionLifted | PersonErased;

export interface ActProposed {
  readonly type: 'ActProposed';
  readonly data: { readonly act: ActOfTwo; readonly survivor: string | null; readonly end: boolean };
  readonly protectedData: { readonly reason: string } | null;
}

/** On the duplicate: it is closed, and this is what it gives away. */
export interface DuplicateLinked {
  readonly type: 'DuplicateLinked';
  readonly data: { readonly proposalId: string; readonly survivor: string; readonly carried: Carried };
}

/** On the file that stays. */
export interface DuplicateAbsorbed {
  readonly type: 'DuplicateAbsorbed';
  readonly data: { readonly duplicate: string; readonly carried: Carried };
  readonly protectedData: { readonly certificateNumber: string | null } | null;
}

export interface PersonRestricted {
  readonly type: 'PersonRestricted';
  readonly data: { readonly proposalId: string };
}

export interface RestrictionLifted {
  readonly type: 'RestrictionLifted';
  readonly data: { readonly proposalId: string };
}

/** The last event a person can have: the key is destroyed after it. */
export interface PersonErased {
  readonly type: 'PersonErased';
  readonly data: { readonly proposalId: string };
}

import type { CivilDate, Month } from '#kernel/civil-date';

/** 实名 One person, one file (R1.1): what two persons have proposed about it, and what has been carried out. */
export interface RealName {
  readonly proposals: readonly ProposedAct[];
  /** R5.2 Seen by oversight only, from that day. */
  readonly restricted: { readonly since: CivilDate; readonly eventId: string } | null;
  readonly erasedOn: CivilDate | null;
  /** R1.1 The file this one was a duplicate of. */
  readonly linkedTo: {
    readonly survivor: string;
    readonly on: CivilDate;
    readonly eventId: string;
    readonly carried: Carried;
  } | null;
  /** R1.1 The duplicates that were closed into this file. */
  readonly absorbed: readonly AbsorbedCase[];
}

export type ActOfTwo = 'LinkDuplicate' | 'RestrictPerson' | 'ErasePerson';

/** What waits for a second person. Its id is that of the event that proposed it. */
export interface ProposedAct {
  readonly proposalId: string;
  readonly act: ActOfTwo;
  readonly by: string;
  /** Whom a duplicate is linked to. */
  readonly survivor: string | null;
  /** A restriction is lifted, not put up. */
  readonly end: boolean;
}

/** R1.1 What a closed duplicate gives to the file that stays. */
export type Carried = {
  /** R8.3 Months granted, by counter. */
  readonly months: { readonly [Counter in SubsidyCounter]: readonly Month[] };
  /** R8.3 Months used before the register began, as recorded. */
  readonly before: { readonly [Counter in SubsidyCounter]: number };
  readonly firstApprovalOn: CivilDate | null;
  readonly certificateIssuedOn: CivilDate | null;
};

export type SubsidyCounter = 'SOCIAL_INSURANCE' | 'POST';

export type AbsorbedCase = Carried & { readonly duplicate: string; readonly eventId: string };

export const unlinked: RealName = { proposals: [], restricted: null, erasedOn: null, linkedTo: null, absorbed: [] };

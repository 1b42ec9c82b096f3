import type { CivilDate } from '#kernel/civil-date';
import type { AreaCode } from '#law/area';

/** R5.6 (五), R7.0 (七) */
export type OfferEvent = JobOffered | OfferAccepted | OfferDeclined | RefusalJudged | CancellationTaskOpened;

/** Its id is the offer's. */
export interface JobOffered {
  readonly type: 'JobOffered';
  readonly data: { readonly employerArea: AreaCode };
  readonly protectedData: {
    readonly employer: { readonly scheme: string; readonly value: string; readonly name: string };
    readonly post: string;
    readonly monthlyWage: string;
    readonly reason: string | null;
  } | null;
}

export interface OfferAccepted {
  readonly type: 'OfferAccepted';
  readonly data: { readonly offerId: string };
  readonly protectedData?: { readonly reason: string } | null;
}

export interface OfferDeclined {
  readonly type: 'OfferDeclined';
  readonly data: { readonly offerId: string };
  /** The reason the person stated. */
  readonly protectedData: { readonly reason: string } | null;
}

export interface RefusalJudged {
  readonly type: 'RefusalJudged';
  readonly data: { readonly offerId: string; readonly declinedOn: CivilDate; readonly justified: boolean };
  readonly protectedData: { readonly reason: string } | null;
}

/** R5.6: so many unjustified refusals within so many months ask for a human decision on cancelling. */
export interface CancellationTaskOpened {
  readonly type: 'CancellationTaskOpened';
  readonly data: {
    readonly ground: 'REFUSED_ASSISTANCE';
    readonly offerIds: readonly string[];
    readonly count: number;
    readonly months: number;
  };
}

import type { CivilDate } from '#kernel/civil-date';
import type { DeadlineFixed } from '../deadline-fixed.ts';
import type { StepDue } from '../steps.ts';

/** R4.4 (四) */
export type NoticeEvent =
  PublicNoticePublished | ObjectionRaised | ObjectionDismissed | ObjectionUpheld | PublicNoticeEnded | DeadlineFixed;

/** The last day of the notice as computed now; null while it cannot be computed, or while an objection is open. */
export type NoticeEnd = { readonly lastOn: CivilDate | null; readonly awaiting: string | null };

export interface PublicNoticePublished {
  readonly type: 'PublicNoticePublished';
  readonly data: NoticeEnd & {
    readonly unit: 'calendar' | 'working';
    readonly days: number;
    readonly clockAfterObjection: 'resume' | 'restart';
  };
  readonly protectedData?: { readonly reason: string } | null;
}

/** Its id is the objection's. An objection received in time but typed in later re-opens an ended notice. */
export interface ObjectionRaised {
  readonly type: 'ObjectionRaised';
  readonly data: { readonly receivedOn: CivilDate; readonly reopens: boolean };
  readonly protectedData: { readonly by: string; readonly reason: string } | null;
}

export interface ObjectionDismissed {
  readonly type: 'ObjectionDismissed';
  readonly data: NoticeEnd & { readonly objectionId: string };
  readonly protectedData: { readonly reason: string } | null;
}

export interface ObjectionUpheld {
  readonly type: 'ObjectionUpheld';
  readonly data: { readonly objectionId: string };
  readonly protectedData: { readonly reason: string } | null;
}

export interface PublicNoticeEnded {
  readonly type: 'PublicNoticeEnded';
  readonly data: {
    readonly noticeId: string;
    readonly lastOn: CivilDate;
    /** R4.6: the street review falls due. */
    readonly due: StepDue;
  };
}

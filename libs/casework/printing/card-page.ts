import type { CivilDate } from '#kernel/civil-date';
import type { CategoryCode } from '#law/categories';
import { isCategoryCode } from '#law/categories';
import type { EventAnswer } from '../answers.ts';

/** R4.5, R6.3 (四)(六) The card page and the review page as they stand, from the events alone: nothing is kept for it. Re-entry (R5.9) adds a second certification. */
export interface CardEntries {
  readonly certifications: readonly {
    readonly on: CivilDate;
    readonly categories: readonly CategoryCode[];
    readonly primary: CategoryCode | null;
    readonly annotation: CardAnnotation | null;
  }[];
  readonly leavings: readonly {
    readonly act: LeavingAct;
    readonly reasonCode: string;
    readonly on: CivilDate;
    readonly annotation: CardAnnotation | null;
    readonly restoredOn: CivilDate | null;
  }[];
  /** R6.3 (六) 年审合格: one line for each year that was passed. */
  readonly reviews: readonly { readonly year: string; readonly on: CivilDate; readonly officer: string }[];
}

export interface CardAnnotation {
  readonly on: CivilDate;
  /** `null` where the reader may not see it. */
  readonly seal: string | null;
  readonly officer: string;
}

type LeavingAct = 'EXIT' | 'CANCELLATION' | 'DEREGISTRATION';

/** R5.7 (五) A case closed before certification never had a card. */
const LEAVINGS: Readonly<Record<string, LeavingAct>> = {
  PersonExited: 'EXIT',
  QualificationCancelled: 'CANCELLATION',
  QualificationDeregistered: 'DEREGISTRATION',
};

/** `covers`: the categories may say that someone is disabled or poor, so only the staff of the area read them. */
export function cardEntries(events: readonly EventAnswer[], covers: boolean): CardEntries {
  return {
    certifications: events
      .filter(({ type }) => type === 'PersonCertified')
      .map((event) => ({
        on: dayOf(event),
        ...categoriesAt(events, event, covers),
        annotation: annotationOf(events, event.id),
      })),
    leavings: events.flatMap((event) => {
      const act = LEAVINGS[event.type];
      if (act === undefined) return [];
      const { data, id } = event;
      return {
        act,
        reasonCode: String(data['reasonCode'] ?? data['ground']),
        on: String(data['on']),
        annotation: annotationOf(events, id),
        restoredOn: restoredOn(events, event),
      };
    }),
    reviews: events
      .filter(({ type }) => type === 'AnnualReviewPassed')
      .map((event) => ({ year: String(event.data['year']), on: dayOf(event), officer: event.actor.staff })),
  };
}

/** The categories of the application that was certified. */
function categoriesAt(events: readonly EventAnswer[], { data }: EventAnswer, covers: boolean) {
  const application = events.find(({ id }) => id === data['applicationId']);
  if (application === undefined || !covers) return { categories: [], primary: null };
  const held = application.data['categories'] as readonly { readonly code: string }[];
  const primary = String(application.data['primary']);
  return {
    categories: held.map(({ code }) => code).filter(isCategoryCode),
    primary: isCategoryCode(primary) ? primary : null,
  };
}

function annotationOf(events: readonly EventAnswer[], of: string): CardAnnotation | null {
  const event = events.findLast(({ type, data }) => type === 'CardAnnotated' && data['of'] === of);
  if (event === undefined) return null;
  const seal = event.protectedData?.['seal'];
  return { on: dayOf(event), seal: typeof seal === 'string' ? seal : null, officer: event.actor.staff };
}

/** R6.8 (六) A restoration names the leaving, or the missed review that it came from. */
function restoredOn(events: readonly EventAnswer[], { id, version, causedBy, basis }: EventAnswer): CivilDate | null {
  const undone = [id, causedBy, ...basis.map(({ sourceEventId }) => sourceEventId)];
  const event = events.find(
    (each) =>
      each.type === 'QualificationRestored' && each.version > version && undone.includes(String(each.data['of'])),
  );
  return event === undefined ? null : String(event.data['from']);
}

function dayOf({ effectiveAt }: EventAnswer): CivilDate {
  return effectiveAt.slice(0, 10);
}

import type { CivilDate } from '#kernel/civil-date';
import { addDays } from '#kernel/civil-date';
import { dateAt } from '#kernel/instant';
import type { Refusal } from '#kernel/refusal';
import type { Decision } from '#kernel/stream-kind';
import { grounds } from '#law/paragraphs';
import { refused as refusalOf } from '#law/refused';
import type { WorkingCalendar } from '#law/working-days';
import { isAwaiting } from '#law/working-days';
import type { Act, ActBody } from '../acts.ts';
import { accepted, dated, refused, noted } from '../acts.ts';
import type { CommandRule, PersonContext } from '../chapter.ts';
import { areaOf, needsStage } from '../stages.ts';
import type { Notice, Objection, PersonState } from '../state.ts';
import { theOne } from '../the-one.ts';
import type { NoticeEnd, NoticeEvent } from './events.ts';
import type { NoticeClock } from './period.ts';
import { lastDayOfNotice } from './period.ts';

export type PublishNoticeBody = ActBody;
export type RaiseObjectionBody = ActBody & {
  readonly by: string;
  readonly reason: string;
  readonly receivedOn?: CivilDate;
};
export type DismissObjectionBody = ActBody & { readonly objectionId?: string; readonly reason: string };
export type UpholdObjectionBody = DismissObjectionBody;

const UNTIL_CERTIFICATION = ['ON_NOTICE', 'OBJECTED', 'NOTICE_ENDED', 'STREET_REVIEWED'] as const;

/** 公示 */
export const publishNotice: CommandRule<NoticeEvent, PublishNoticeBody> = {
  name: 'PublishNotice',
  rules: ['R4.4', 'R4.2'],
  roles: ['community-clerk'],
  guard: (state) => needsStage(state, 'R4.4', 'CHECKED'),
  decide: (state, body, context) =>
    dated({ rule: 'R4.4', state, body, context }, ({ on, legal }) => {
      const period = context.rules.parameter('noticePeriod', areaOf(state), on);
      const clockAfterObjection = context.rules.parameter('noticeClockAfterObjection', areaOf(state), on);
      const clock = { publishedOn: on, period, clockAfterObjection, objections: [] };
      return accepted<NoticeEvent>({
        type: 'PublicNoticePublished',
        data: { ...period, clockAfterObjection, ...endOf(clock, context.rules.calendar) },
        grounds: grounds('R4.4', 'R4.2'),
        ...noted(body),
        ...legal,
      });
    }),
};

/** Its legal day is the day it was received; typed in later it is still in time, until certification. */
export const raiseObjection: CommandRule<NoticeEvent, RaiseObjectionBody> = {
  name: 'RaiseObjection',
  rules: ['R4.4'],
  roles: ['community-clerk'],
  guard: (state) => needsStage(state, 'R4.4', ...UNTIL_CERTIFICATION),
  decide: (state, body, context) => {
    const received = body.receivedOn === undefined ? body : { ...body, on: body.receivedOn };
    const follows = state.notice?.publishedOn ?? null;
    return dated({ rule: 'R4.4', state, body: received, context, follows }, ({ on, legal }): Decision<NoticeEvent> => {
      const late = refuseLate(state.notice, on);
      if (late) return refused(late);
      return accepted({
        type: 'ObjectionRaised',
        data: { receivedOn: on, reopens: state.notice?.ended ?? false },
        protectedData: { by: body.by, reason: body.reason },
        grounds: grounds('R4.4'),
        ...legal,
      });
    });
  },
};

export const dismissObjection: CommandRule<NoticeEvent, DismissObjectionBody> = {
  name: 'DismissObjection',
  rules: ['R4.4'],
  roles: ['street-officer'],
  guard: refuseWithoutObjection,
  decide: (state, body, context) =>
    onObjection(state, body, context, ({ notice, objection }, { on, legal }) => {
      const objections = notice.objections.map((each) => (each.id === objection.id ? { ...each, closedOn: on } : each));
      return accepted({
        type: 'ObjectionDismissed',
        data: { objectionId: objection.id, ...endOf({ ...notice, objections }, context.rules.calendar) },
        protectedData: { reason: body.reason },
        grounds: grounds('R4.4'),
        ...legal,
      });
    }),
};

/** Upholding refuses the application in the same act, reason OBJECTION_UPHELD (`consequences.ts`). */
export const upholdObjection: CommandRule<NoticeEvent, UpholdObjectionBody> = {
  name: 'UpholdObjection',
  rules: ['R4.4', 'R4.7'],
  roles: ['street-officer'],
  guard: refuseWithoutObjection,
  decide: (state, body, context) =>
    onObjection(state, body, context, ({ objection }, { legal }) =>
      accepted({
        type: 'ObjectionUpheld',
        data: { objectionId: objection.id },
        protectedData: { reason: body.reason },
        grounds: grounds('R4.4', 'R4.7'),
        ...legal,
      }),
    ),
};

/** The last day as far as it can be computed: not while an objection is open, not while its year is unpublished. */
export function endOf(notice: NoticeClock, calendar: WorkingCalendar): NoticeEnd {
  if (notice.objections.some(({ closedOn }) => closedOn === null)) return { lastOn: null, awaiting: null };
  const last = lastDayOfNotice(notice, calendar);
  return isAwaiting(last) ? { lastOn: null, awaiting: last.awaiting } : { lastOn: last, awaiting: null };
}

/** The objection a body names, or the only open one; the act on it is not earlier than its receipt. */
function onObjection(
  state: PersonState,
  body: DismissObjectionBody,
  context: PersonContext,
  decide: (found: { readonly notice: Notice; readonly objection: Objection }, act: Act) => Decision<NoticeEvent>,
): Decision<NoticeEvent> {
  const { notice } = state;
  const chosen = theOne({ named: body.objectionId, among: openObjections(state), rule: 'R4.4', none: NO_OBJECTION });
  if ('refusal' in chosen) return refused(chosen.refusal);
  if (!notice) throw new Error('an objection without a notice');
  const { one: objection } = chosen;
  const request = { rule: 'R4.4', state, body, context, follows: objection.receivedOn } as const;
  return dated(request, (act) => decide({ notice, objection }, act));
}

const NO_OBJECTION = { code: 'NO_OPEN_OBJECTION', condition: 'OBJECTION_OPEN' } as const;

function refuseWithoutObjection(state: PersonState): Refusal | null {
  if (openObjections(state).length > 0) return needsStage(state, 'R4.4', 'OBJECTED');
  const { code, condition } = NO_OBJECTION;
  return (
    needsStage(state, 'R4.4', ...UNTIL_CERTIFICATION) ??
    refusalOf(code, 'R4.4', { condition, actual: 'NONE', needed: 'OPEN' })
  );
}

function openObjections({ notice }: PersonState): readonly Objection[] {
  return notice?.objections.filter(({ outcome }) => outcome === 'OPEN') ?? [];
}

function refuseLate(notice: Notice | null, receivedOn: CivilDate): Refusal | null {
  if (!notice?.ended || notice.endsAt === null) return null;
  const lastOn = addDays(dateAt(notice.endsAt), -1);
  return receivedOn <= lastOn
    ? null
    : refusalOf('OBJECTION_TOO_LATE', 'R4.4', { condition: 'OBJECTION_IN_TIME', actual: receivedOn, needed: lastOn });
}

import { addDays } from '#kernel/civil-date';
import type { NewEvent } from '#kernel/event';
import { dateAt, endOfDay } from '#kernel/instant';
import type { Deadline } from '#kernel/stream-kind';
import { grounds } from '#law/paragraphs';
import type { Rulebook } from '#law/rulebook';
import type { Chapter } from '../chapter.ts';
import { fixedSubject, undated } from '../deadline-fixed.ts';
import { deadline } from '../ranks.ts';
import { areaOf } from '../stages.ts';
import type { PersonState } from '../state.ts';
import { stepDue } from '../steps.ts';
import { dismissObjection, endOf, publishNotice, raiseObjection, upholdObjection } from './commands.ts';
import type { NoticeEvent } from './events.ts';
import { evolveNotice } from './evolve.ts';

/**
 * (四) 公示: only a period that is over with no open objection unlocks the next step (R4.4). The period ends by itself at 24:00 of its
 * last day; an objection stops its clock. The last day is computed at every change under the rules of the day of publication and
 * stands in the event; a year of working days that is not published leaves it open until it is.
 */
export const notice: Chapter<NoticeEvent> = {
  commands: [publishNotice, raiseObjection, dismissObjection, upholdObjection],
  evolve: evolveNotice,
  schema: {
    PublicNoticePublished: { version: 1 },
    ObjectionRaised: { version: 1 },
    ObjectionDismissed: { version: 1 },
    ObjectionUpheld: { version: 1 },
    PublicNoticeEnded: { version: 1 },
    DeadlineFixed: { version: 1 },
  },
  deadlines: noticeDeadlines,
  settle: { PublicNoticeEnded: settleEnd, DeadlineFixed: settleFixed },
};

function noticeDeadlines({ stage, notice: running }: PersonState, rules: Rulebook): readonly Deadline[] {
  if (stage !== 'ON_NOTICE' || !running) return [];
  const { eventId, endsAt, awaiting, publishedOn } = running;
  if (endsAt !== null) return [deadline('PublicNoticeEnded', eventId, endsAt, { rule: 'R4.4' })];
  const of = { of: 'PublicNoticeEnded', subject: eventId, rule: 'R4.4' } as const;
  return awaiting === null ? [] : [undated(of, publishedOn, awaiting, rules)];
}

function settleEnd(state: PersonState, _: Deadline, rules: Rulebook): readonly NewEvent<NoticeEvent>[] {
  const endsAt = state.notice?.endsAt ?? null;
  if (!state.notice || endsAt === null) return [];
  const lastOn = addDays(dateAt(endsAt), -1);
  const due = stepDue('STREET_REVIEW', lastOn, areaOf(state), rules);
  const data = { noticeId: state.notice.eventId, lastOn, due };
  return [{ type: 'PublicNoticeEnded', data, grounds: grounds('R4.4'), effectiveAt: endOfDay(lastOn) }];
}

function settleFixed(state: PersonState, due: Deadline, rules: Rulebook): readonly NewEvent<NoticeEvent>[] {
  const { notice: running } = state;
  if (!running || due.subject !== fixedSubject('PublicNoticeEnded', running.eventId)) return [];
  const data = { of: 'PublicNoticeEnded', subject: running.eventId, ...endOf(running, rules.calendar) } as const;
  return [{ type: 'DeadlineFixed', data, grounds: grounds('R4.4') }];
}

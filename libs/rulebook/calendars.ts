import { isCivilDate, yearOf } from '#kernel/civil-date';
import { areaLevel } from '#law/area';
import { grounds } from '#law/paragraphs';
import { refused } from '#law/refused';
import type { ExceptionalDay } from '#law/working-days';
import type { OfLayer, RulebookCommandRule, RulebookContext } from './command.ts';
import { accepted, LAYER_ROLES, noGuard, proposalFor, refusedWith } from './command.ts';
import type { CalendarDay } from './events.ts';
import type { RulebookState } from './state.ts';

export interface ProposeCalendarBody extends OfLayer {
  readonly year: number;
  readonly days: readonly ExceptionalDay[];
  readonly source: string;
}

export type PublishCalendarBody = ProposeCalendarBody | (OfLayer & { readonly proposalId: string });

/**
 * R4.4, R20.1 The working days of a year are published by two persons: the first call proposes them, the same command by
 * another with the proposal's id carries it out. There is one calendar, the State Council's, so it stands in the province's layer.
 */
export const publishCalendar: RulebookCommandRule<PublishCalendarBody> = {
  name: 'PublishCalendar',
  rules: ['R20.1'],
  roles: LAYER_ROLES,
  guard: noGuard,
  decide: (state, body, context) => ('proposalId' in body ? publish(state, body, context) : propose(state, body)),
};

function propose(state: RulebookState, { area, year, days, source }: ProposeCalendarBody) {
  if (areaLevel(area) !== 'PROVINCE') {
    const narrow = { condition: 'PROVINCE_LAYER', actual: area, needed: 'PROVINCE' } as const;
    return refusedWith(refused('LEVEL_NOT_COMPETENT', 'R20.1', narrow));
  }
  const waiting = state.proposals.find((each) => each.kind === 'CALENDAR' && each.calendar.year === year);
  if (waiting) {
    const open = { condition: 'NO_OPEN_PROPOSAL', actual: waiting.proposalId, needed: 'NONE' } as const;
    return refusedWith(refused('PROPOSAL_ALREADY_OPEN', 'R20.1', open));
  }
  const misplaced = faultyDay(year, days);
  if (misplaced !== null) {
    const wrong = { condition: 'CALENDAR_OF_A_YEAR', actual: misplaced, needed: String(year) } as const;
    return refusedWith(refused('CALENDAR_INVALID', 'R20.1', wrong));
  }
  const sorted = [...days].sort((a, b) => (a.date < b.date ? -1 : 1));
  return accepted({
    type: 'CalendarProposed',
    data: { area, year, days: sorted.map(({ date, kind }): CalendarDay => ({ date, kind })), source },
    grounds: grounds('R20.1'),
  });
}

function publish(
  state: RulebookState,
  { area, proposalId }: Extract<PublishCalendarBody, { readonly proposalId: string }>,
  context: RulebookContext,
) {
  const proposal = proposalFor(state, proposalId, 'CALENDAR', context);
  if ('refusal' in proposal) return refusedWith(proposal.refusal);
  const { year, days, source } = proposal.found.calendar;
  return accepted({
    type: 'CalendarPublished',
    data: { area, proposalId, year, days, source },
    grounds: grounds('R20.1'),
  });
}

/** Every notice has the New Year holiday of its own year and no other day twice; the first day that speaks against it, or `null`. */
function faultyDay(year: number, days: readonly ExceptionalDay[]): string | null {
  const wrong = days.find(
    ({ date }, place) =>
      !isCivilDate(date) || yearOf(date) !== year || days.findIndex((each) => each.date === date) !== place,
  );
  if (wrong) return wrong.date;
  const newYear = `${year}-01-01`;
  return days.some(({ date, kind }) => date === newYear && kind === 'holiday') ? null : newYear;
}

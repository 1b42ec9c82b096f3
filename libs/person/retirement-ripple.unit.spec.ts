import { dateAt, startOfDay } from '#kernel/instant';
import { RETIREMENT_TABLES } from '#law/retirement';
import { countyOfficer } from '#testing/actors';
import { assisted, reviewChecks } from '#testing/assisted';
import { rulebook } from '#testing/rulebook';
import type { Story } from '#testing/story';
import { instantOf } from '#testing/story';
import { describe, expect, it } from 'vitest';
import { person as kind, withConsequences } from './person.ts';
import { retirementRipple } from './retirement-ripple.ts';

const published = rulebook();
/** The reform is decided, and nobody has entered its table. */
const unaware = { ...published, retirementTables: RETIREMENT_TABLES.filter(({ from }) => from === null) };

const DATES = {
  registered: '2022-01-04',
  issued: '2022-01-04',
  lodged: '2022-01-05',
  checked: '2022-01-05',
  published: '2022-01-05',
  reviewed: '2022-01-17',
  certified: '2022-01-18',
  agreed: '2022-01-18',
};

/** A man with a subsidy until retirement, told under the old table only. */
function untold(birthOn: string, until: string): Story {
  const person = assisted({
    birthOn,
    dates: DATES,
    employedFrom: '2022-01-20',
    approvedOn: '2022-02-08',
    rules: unaware,
  });
  for (const year of [2023, 2024, 2025].filter((each) => `${each}-02-10` < until)) {
    const on = `${year}-02-10`;
    person.at(on).does('AttendReview', { on, checks: reviewChecks }).does('PassReview', {}, countyOfficer);
  }
  return person.at(until);
}

/** As the system would write it: the event with what follows from it. */
function rippled({ state }: Story, today: string) {
  const ripple = retirementRipple(state, today, published);
  if (!ripple) return null;
  const now = instantOf(today);
  const actor = { staff: 'system', role: 'system', area: '340000' };
  const events = withConsequences(state, [ripple], { now, actor, rules: published });
  const after = events.reduce(
    (folded, event, place) =>
      kind.evolve(folded, {
        ...event,
        id: `r${place}`,
        streamId: state.personId,
        version: 0,
        schemaVersion: 1,
        effectiveAt: event.effectiveAt ?? now,
        recordedAt: now,
        actor,
        commandId: null,
        causedBy: null,
        rulebookVersion: published.version,
        basis: [],
      }),
    state,
  );
  return { events, after };
}

describe('R8.5 (八) a retirement table entered late is a ripple', () => {
  it('R8.5 (八) moves date and end as of the day the table took effect; the reference date stays', () => {
    const person = untold('1965-01-20', '2025-01-10');
    expect(person.state.benefits[0]).toMatchObject({ termBasis: 'UNTIL_RETIREMENT', lastMonth: '2025-01' });
    const result = rippled(person, '2025-01-10');
    expect(result?.events.map(({ type, effectiveAt }) => [type, dateAt(effectiveAt ?? 0)])).toEqual([
      ['DeadlineFixed', '2025-01-01'],
      ['BenefitTermMoved', '2025-01-01'],
    ]);
    expect(result?.after.retirement).toMatchObject({ on: '2025-02-20', reached: false, moves: [] });
    expect(result?.after.benefits[0]).toMatchObject({ lastMonth: '2025-02', status: 'RUNNING' });
    expect(result?.after.firstSubsidyApproval).toEqual(person.state.firstSubsidyApproval);
  });

  it('R8.5 (八) what was reached and expired by the old table since then is neither: it runs on to its new end', () => {
    const person = untold('1965-01-20', '2025-03-05');
    expect(person.state.retirement?.reached).toBe(true);
    expect(person.state.benefits[0]?.status).toBe('EXPIRED');
    const result = rippled(person, '2025-03-05');
    expect(result?.after.retirement).toMatchObject({ on: '2025-02-20', reached: false });
    expect(result?.after.benefits[0]).toMatchObject({ lastMonth: '2025-02', status: 'RUNNING' });
    const due = kind
      .deadlines(result?.after ?? kind.initial, published)
      .filter(({ dueAt }) => dueAt !== null && dueAt <= startOfDay('2025-03-05'));
    expect(due.map(({ kind: name }) => name)).toEqual(expect.arrayContaining(['RetirementReached', 'BenefitExpired']));
  });

  it('R8.5 (八) comes once, and not for who had reached the age before the table', () => {
    const person = untold('1965-01-20', '2025-01-10');
    const after = rippled(person, '2025-01-10')?.after;
    expect(after && retirementRipple(after, '2025-01-10', published)).toBeNull();
    const earlier = untold('1964-12-20', '2025-01-10');
    expect(retirementRipple(earlier.state, '2025-01-10', published)).toBeNull();
  });

  it('R8.5 (八) nothing before the table takes effect, nor under the old table alone', () => {
    const person = untold('1965-01-20', '2024-12-31');
    expect(retirementRipple(person.state, '2024-12-31', published)).toBeNull();
    expect(retirementRipple(person.state, '2025-01-10', unaware)).toBeNull();
  });
});

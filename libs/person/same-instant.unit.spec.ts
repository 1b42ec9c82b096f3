import { formatInstant } from '#kernel/instant';
import { clerk, countyOfficer, streetOfficer } from '#testing/actors';
import { employed } from '#testing/assisted';
import { agreementUntil } from '#testing/chain';
import { rulebook } from '#testing/rulebook';
import type { Story } from '#testing/story';
import { describe, expect, it } from 'vitest';

const reason = { reason: '据实办理' };
const first = { benefit: 'SOCIAL_INSURANCE', firstMonth: '2011-09' };

/** At work, with an agreement that ends with that day. */
function agreedUntil(to: string, options: Parameters<typeof employed>[0] = {}): Story {
  return employed(options)
    .does('EndAgreement', reason, streetOfficer)
    .does('SignAgreement', agreementUntil(to, '2011-08-11'), streetOfficer);
}

/** What took effect at that instant, in the order of the log. */
function settledAt(person: Story, instant: string): readonly string[] {
  return person.events
    .filter(({ effectiveAt, actor }) => actor.role === 'system' && formatInstant(effectiveAt).startsWith(instant))
    .map(({ type }) => type);
}

describe('what falls on one instant is settled in its legal order', () => {
  it('R8.4, R10.1, R6.4 (八)(十)(六) 2012-04-01: the term and the agreement end with March, then the no-show is missed', () => {
    const used = { fact: 'MONTHS_USED_BEFORE', value: 29, from: '2011-08-01', evidence: [{ kind: '证明' }] };
    const person = agreedUntil('2012-03-31', { birthOn: '1960-08-15' })
      .does('RecordFact', used, clerk)
      .at('2011-09-01');
    person.does('ApproveBenefit', first, countyOfficer).at('2012-06-01');
    expect(person.state.benefits[0]).toMatchObject({ status: 'EXPIRED', lastMonth: '2012-03' });
    expect(settledAt(person, '2012-04-01T00:00:00')).toEqual([
      'BenefitExpired',
      'AgreementEnded',
      'AnnualReviewMissed',
      'QualificationDeregistered',
    ]);
  });

  it('R8.6, R6.1 (八)(六) 2012-04-01: retirement is reached before the review goes to the officer', () => {
    const rules = rulebook({ values: { lastSubsidisedMonth: 'before' } });
    const person = agreedUntil('2012-03-31', { rules, birthOn: '1952-04-01' }).at('2011-09-01');
    person.does('ApproveBenefit', first, countyOfficer).at('2012-06-01');
    expect(settledAt(person, '2012-04-01T00:00:00')).toEqual([
      'BenefitExpired',
      'AgreementEnded',
      'RetirementReached',
      'ReviewDecisionOverdue',
    ]);
  });

  it('R10.1, R8.6, R6.1, R6.6 (十)(八)(六) 2012-01-01: the agreement ends, retirement is reached, the review opens, then it is reminded of', () => {
    const person = agreedUntil('2011-12-31', { birthOn: '1952-01-01' }).at('2012-01-02');
    expect(settledAt(person, '2012-01-01T00:00:00')).toEqual([
      'AgreementEnded',
      'RetirementReached',
      'AnnualReviewOpened',
      'ReviewReminderRaised',
    ]);
  });
});

import { countyOfficer, financeOfficer, streetOfficer } from '#testing/actors';
import { assisted, employed, hired, recorded } from '#testing/assisted';
import { chain } from '#testing/chain';
import { rulebook } from '#testing/rulebook';
import type { Story } from '#testing/story';

const reason = { reason: '据实办理' };

/** Lives of (七)–(九): benefits of every paragraph approved and refused, quarters settled, over-payment recovered. */
export const LIVES_OF_BENEFITS: readonly (() => Story)[] = [
  () => chain('certified').does('ApproveBenefit', { benefit: 'TRAINING', firstMonth: '2011-09' }, countyOfficer),
  () => refusing(employed({ categories: ['DISABLED'] }), 'SOCIAL_INSURANCE'),
  () => refusing(ofTheClause(), 'SOCIAL_INSURANCE'),
  () => ofTheClause().does('ApproveBenefit', { benefit: 'SOCIAL_INSURANCE', firstMonth: '2011-08' }, countyOfficer),
  () => refusing(chain('registered'), 'RURAL_POST_GRANT'),
  () => rural().does('ApproveBenefit', { benefit: 'RURAL_POST_GRANT', firstMonth: '2011-08' }, countyOfficer),
  () => settled(assisted({ rules: rulebook({ values: { monthUsedBy: 'paid' } }) }), '0.00'),
  () => recovering(settled(assisted(), '88.00')),
  () =>
    recovering(
      settled(assisted(), '88.00').does(
        'ExitPerson',
        { reasonCode: 'DEATH', on: '2011-08-20', ...reason },
        streetOfficer,
      ),
    ),
];

function refusing(person: Story, benefit: string): Story {
  return person.does('RefuseBenefit', { benefit, ...reason }, countyOfficer);
}

function ofTheClause(): Story {
  const person = employed({ categories: ['SOE_LAID_OFF'], birthOn: '1955-06-20' });
  recorded(person, 'RECOGNISED_4050', { value: '2008-12-31', from: '2008-12-31' });
  recorded(person, 'MONTHS_USED_BEFORE', { value: 36 });
  return recorded(recorded(person, 'REEMPLOYMENT_CERTIFICATE'), 'OWN_INSURANCE');
}

function rural(): Story {
  const person = recorded(recorded(chain('registered'), 'RURAL_MLA'), 'ZERO_TRANSFER_HOUSEHOLD').at('2011-08-16');
  return hired(person, '2011-08-16', { form: 'ENTERPRISE', contractTo: '2012-08-15', employerArea: '340104' });
}

function settled(person: Story, paid: string): Story {
  const months = [{ month: '2011-09', actuallyPaid: paid, amount: paid }];
  return person.at('2011-10-12').does('SettleBenefitQuarter', { quarter: '2011-Q3', months }, financeOfficer);
}

function recovering(person: Story): Story {
  return person.does('OrderRecovery', { months: ['2011-09'], amount: '88.00', ground: '多发' }, financeOfficer);
}

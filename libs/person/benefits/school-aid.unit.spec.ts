import { countyOfficer } from '#testing/actors';
import { recorded } from '#testing/assisted';
import type { ChainStep } from '#testing/chain';
import { chain } from '#testing/chain';
import type { Story } from '#testing/story';
import { describe, expect, it } from 'vitest';

/** A pupil of a technical school who names the household as category, as far as that step of the chain. */
const pupil = (last: ChainStep): Story =>
  recorded(chain(last, { categories: ['ZERO_EMPLOYMENT_HOUSEHOLD'] }), 'TECHNICAL_SCHOOL');
const aid = { benefit: 'SCHOOL_AID', schoolYear: '2011-2012' };

describe('R7.4c (七) school aid', () => {
  it('R7.4c, R3.2 (七)(三) a household that an application only claims is not confirmed: refused', () => {
    const decision = pupil('checked').tries('ApproveBenefit', { ...aid, firstMonth: '2011-08' }, countyOfficer);
    expect(decision).toMatchObject({ outcome: 'refused', refusal: { code: 'NO_ENTITLEMENT' } });
  });

  it('R7.4c, R3.2 (七)(三) by the category once it is certified', () => {
    const { state } = pupil('certified').does('ApproveBenefit', { ...aid, firstMonth: '2011-09' }, countyOfficer);
    expect(state.benefits).toMatchObject([{ benefit: 'SCHOOL_AID', rule: 'R7.4c', payee: 'HOUSEHOLD' }]);
  });
});

import { story } from '#testing/story';
import { chain } from '#testing/chain';
import { describe, expect, it } from 'vitest';

const employer = { scheme: 'ORG_CODE', value: 'D2143569-X', name: '测试企业', areaCode: '340104' };

describe('R5.8 (五) employment is a fact beside the qualification', () => {
  it('R5.8 (五) recording it ends nothing; employer and wage are protected', () => {
    const person = chain('certified').does('RecordEmployment', {
      form: 'ENTERPRISE',
      from: '2011-09-13',
      employer,
      monthlyWage: '1500',
    });
    expect(person.state).toMatchObject({
      stage: 'CERTIFIED',
      qualification: 'CERTIFIED',
      employments: [{ form: 'ENTERPRISE', to: null }],
    });
    const event = person.events.at(-1);
    expect(event?.data).toEqual({
      form: 'ENTERPRISE',
      from: '2011-09-13',
      contractTo: null,
      employerArea: '340104',
      postId: null,
    });
    expect(event).toMatchObject({ protectedData: { employer: { name: '测试企业' }, monthlyWage: '1500' } });
  });

  it('the last day worked still counts as employed', () => {
    const person = chain('certified')
      .does('RecordEmployment', { form: 'FLEXIBLE', from: '2011-09-13' })
      .at('2011-10-31');
    person.does('EndEmployment', { on: '2011-10-31', reason: '合同期满' });
    expect(person.state.employments[0]?.to).toBe('2011-11-01');
    expect(person.tries('EndEmployment', { on: '2011-10-31', reason: '再次' })).toMatchObject({
      refusal: { code: 'NO_EMPLOYMENT' },
    });
  });

  it('the employment may be left out while only one is open', () => {
    const person = chain('certified').does('RecordEmployment', { form: 'FLEXIBLE', from: '2011-09-13' });
    person.does('RecordEmployment', { form: 'ENTERPRISE', from: '2011-09-13' });
    const body = { on: '2011-09-13', reason: '结束' };
    expect(person.tries('EndEmployment', body)).toMatchObject({
      refusal: { code: 'SEVERAL_OPEN', unmet: [{ condition: 'ONE_NAMED' }] },
    });
    person.does('EndEmployment', { ...body, employmentId: person.state.employments[0]?.id });
  });

  it('a wrong employer code, a day in the future and a contract that ends before it begins are refused', () => {
    const person = chain('certified');
    const body = { form: 'ENTERPRISE', from: '2011-09-13', employer };
    expect(person.tries('RecordEmployment', { ...body, employer: { ...employer, value: 'D2143569-1' } })).toMatchObject(
      {
        refusal: { code: 'EMPLOYER_ID_INVALID' },
      },
    );
    expect(person.tries('RecordEmployment', { ...body, from: '2011-09-14' })).toMatchObject({
      refusal: { code: 'DATE_IN_FUTURE' },
    });
    expect(person.tries('RecordEmployment', { ...body, contractTo: '2011-09-01' })).toMatchObject({
      refusal: { code: 'DATES_REVERSED' },
    });
    expect(story().tries('RecordEmployment', body)).toMatchObject({ refusal: { code: 'NOT_REGISTERED' } });
  });
});

describe('R12.2 (十二) a public-welfare post pays at least the local minimum wage on that date', () => {
  const post = { form: 'PUBLIC_POST', from: '2011-09-13' };

  it('R12.2 (十二) less is refused with what is needed, and the wage is not told; as much or more is taken', () => {
    const person = chain('certified');
    const decision = person.tries('RecordEmployment', { ...post, monthlyWage: '1009.99' });
    expect(decision).toMatchObject({
      refusal: {
        code: 'WAGE_BELOW_MINIMUM',
        grounds: { paragraphs: ['(十二)'], rules: ['R12.2'] },
        unmet: [{ condition: 'WAGE_AT_LEAST_MINIMUM', needed: '>=1010.00' }],
        details: { amount: '1010.00', tier: '1', from: '2011-07-01' },
      },
    });
    expect(JSON.stringify(decision)).not.toContain('1009.99');
    expect(person.tries('RecordEmployment', { ...post, monthlyWage: '1010' })).toMatchObject({ outcome: 'accepted' });
  });

  it('R12.2 (十二) the minimum of the day the work begins, of the place where the post is', () => {
    const person = chain('certified');
    const at = (from: string, areaCode: string) =>
      person.tries('RecordEmployment', {
        ...post,
        from,
        employer: { ...employer, areaCode },
        monthlyWage: '900.00',
        reason: '补录',
      });
    expect(at('2011-06-30', '340104')).toMatchObject({ outcome: 'accepted' });
    expect(at('2011-07-01', '340104')).toMatchObject({ refusal: { unmet: [{ needed: '>=1010.00' }] } });
    expect(at('2011-07-01', '340202')).toMatchObject({ outcome: 'accepted' });
  });

  it.each([
    ['no wage is named', post],
    ['another form', { ...post, form: 'ENTERPRISE', monthlyWage: '500.00' }],
  ])('R12.2 (十二) refuses nothing else: %s', (_, body) =>
    expect(chain('certified').tries('RecordEmployment', body)).toMatchObject({ outcome: 'accepted' }),
  );
});

import { valueOn } from '#kernel/span';
import { helper, streetOfficer } from '#testing/actors';
import { chain, registration } from '#testing/chain';
import { given, raised, refused } from '#testing/given';
import { rulebook } from '#testing/rulebook';
import { instantOf } from '#testing/story';
import { describe, expect, it } from 'vitest';
import { personAt } from '../at.ts';
import { helperIncidents } from './incidents.ts';

const marked = () => chain('certified').at('2011-09-20').does('MarkKeyPerson', { reason: '特困' }, streetOfficer);
const assigned = () => marked().at('2011-09-21').does('AssignHelper', { helper: helper.staff }, streetOfficer);
const handover = { to: '测试干部', reason: '轮岗' };
const incidents = (person: ReturnType<typeof chain>, on: string) => helperIncidents(person.state, on, rulebook());

describe('R10.2 (十) key persons and their helper', () => {
  it('R10.2 (十) an officer marks with a reason, once', () => {
    const outcome = given(chain('certified').events).at('2011-09-20');
    expect(outcome.when('MarkKeyPerson', { reason: '特困' }, streetOfficer)).toMatchObject(
      raised({ type: 'KeyPersonMarked', protectedData: { reason: '特困' } }),
    );
    expect(
      given(marked().events).at('2011-09-21').when('MarkKeyPerson', { reason: '特困' }, streetOfficer),
    ).toMatchObject(refused('ALREADY_KEY_PERSON'));
  });

  it('R10.2 (十) exactly one helper; a member of staff stands plainly, any other name is protected', () => {
    expect(assigned().events.at(-1)).toMatchObject({ type: 'HelperAssigned', data: { account: 'helper.340104003' } });
    const again = given(assigned().events).at('2011-09-22').when('AssignHelper', { helper: '测试干部' }, streetOfficer);
    expect(again).toMatchObject(refused('HELPER_ASSIGNED'));
    const person = assigned().at('2011-10-08').does('HandOverHelper', handover, streetOfficer);
    expect(person.events.at(-1)).toMatchObject({ data: { account: null }, protectedData: { helper: '测试干部' } });
  });

  it('R10.3 (十) a handover keeps the dated chain without a gap', () => {
    const { state } = assigned().at('2011-10-08').does('HandOverHelper', handover, streetOfficer);
    const { chain: spans } = state.helper;
    expect(spans.map(({ value, from, to }) => [value, from, to])).toEqual([
      ['helper.340104003', '2011-09-21', '2011-10-08'],
      ['测试干部', '2011-10-08', null],
    ]);
    expect(['2011-10-07', '2011-10-08'].map((on) => valueOn(spans, on))).toEqual(['helper.340104003', '测试干部']);
  });

  it('R10.3 (十) not before the present helper began, not to the same, and not without one', () => {
    const early = given(assigned().events).at('2011-09-22');
    expect(early.when('HandOverHelper', { ...handover, on: '2011-09-20' }, streetOfficer)).toMatchObject(
      refused('DATE_BEFORE_ACT'),
    );
    expect(early.when('HandOverHelper', { ...handover, to: helper.staff }, streetOfficer)).toMatchObject(
      refused('HELPER_ASSIGNED', { condition: 'OTHER_HELPER' }),
    );
    expect(given(marked().events).at('2011-09-22').when('HandOverHelper', handover, streetOfficer)).toMatchObject(
      refused('NO_HELPER'),
    );
  });

  it('R10.2 (十) a helper records visits to the own persons only', () => {
    const other = { ...helper, staff: 'helper-2.340104003' };
    const visit = { findings: { jobWish: '愿意' } };
    expect(given(assigned().events).at('2011-09-23').when('RecordVisit', visit, other)).toMatchObject(
      refused('HELPER_OF_ANOTHER'),
    );
    expect(given(assigned().events).at('2011-09-23').when('RecordVisit', visit, helper)).toMatchObject(
      raised({ type: 'VisitRecorded' }),
    );
  });

  it('R10.2 (十) a key person without helper, or a helper without a visit in the period, is an incident', () => {
    expect(incidents(chain('certified'), '2011-09-20')).toEqual([]);
    expect(incidents(marked(), '2011-09-20')).toEqual(['KEY_WITHOUT_HELPER']);
    expect(incidents(assigned(), '2011-10-21')).toEqual([]);
    expect(incidents(assigned(), '2011-10-22')).toEqual(['HELPER_WITHOUT_VISIT']);
  });

  it('R10.2 (十) a zero-employment household makes a key person by itself', () => {
    const member = chain('certified', { categories: ['ZERO_EMPLOYMENT_HOUSEHOLD'] });
    expect(incidents(member, '2011-09-20')).toEqual(['KEY_WITHOUT_HELPER']);
  });

  it('R5.9 (五) a new spell begins without helper and mark; the old chain keeps its end', () => {
    const left = assigned()
      .at('2011-10-10')
      .does('ExitPerson', { reasonCode: 'OWN_REQUEST', on: '2011-10-10' }, streetOfficer);
    expect(personAt(left.state, instantOf('2011-10-11')).helper).toBeNull();
    left.at('2011-11-01').does('RegisterUnemployment', registration({}));
    expect(left.state.helper).toMatchObject({ key: null, chain: [{ to: '2011-10-10' }] });
  });
});

import { startOfDay } from '#kernel/instant';
import { helper, streetOfficer } from '#testing/actors';
import { chain } from '#testing/chain';
import { given, raised, refused } from '#testing/given';
import { rulebook } from '#testing/rulebook';
import { describe, expect, it } from 'vitest';
import { personAt } from '../at.ts';
import { helperIncidents } from '../helper/incidents.ts';
import { person as kind } from '../person.ts';

const TO = '340103001001';
const move = (body: object, from = chain('agreed')) =>
  given(from.events)
    .at('2011-10-10')
    .when('MovePerson', { on: '2011-10-10', ...body }, streetOfficer);

describe('R5.10 (五) a move inside the province is no exit', () => {
  it('R5.10 (五) the case belongs to the other community from that day, and nothing ends', () => {
    expect(move({ communityCode: TO })).toMatchObject(
      raised({ type: 'PersonMoved', data: { from: '340104003001', to: TO, on: '2011-10-10' } }),
    );
    const { state } = chain('agreed')
      .at('2011-10-10')
      .does('MovePerson', { communityCode: TO, on: '2011-10-10' }, streetOfficer);
    expect(state).toMatchObject({ stage: 'AGREED', qualification: 'CERTIFIED' });
    expect(kind.summary(state).area).toBe(TO);
    const areaOn = (day: string) => personAt(state, startOfDay(day)).area;
    expect([areaOn('2011-10-09'), areaOn('2011-10-10')]).toEqual(['340104003001', TO]);
  });

  it('R5.10 (五) R20.1: the local rules of the new area hold from then on', () => {
    const rules = rulebook({ area: '340103', values: { reviewReminders: ['02-01'] } });
    const moved = chain('agreed', { rules }).at('2011-10-10');
    moved.does('MovePerson', { communityCode: TO, on: '2011-10-10' }, streetOfficer).at('2012-03-31');
    const reminded = moved.events.flatMap((event) => (event.type === 'ReviewReminderRaised' ? [event.data.on] : []));
    expect(reminded).toEqual(['2012-02-01']);
  });

  it('R5.10 (五) R10.3 (十): the helper stays responsible until the handover that is now due', () => {
    const person = chain('agreed')
      .at('2011-10-08')
      .does('MarkKeyPerson', { reason: '特困' }, streetOfficer)
      .does('AssignHelper', { helper: helper.staff }, streetOfficer)
      .at('2011-10-10')
      .does('MovePerson', { communityCode: TO, on: '2011-10-10' }, streetOfficer);
    expect(personAt(person.state, startOfDay('2011-10-11')).helper).toBe(helper.staff);
    expect(helperIncidents(person.state, '2011-10-11', rulebook())).toEqual(['HELPER_OF_FORMER_STREET']);
  });

  it('R5.10, R10.3 (五)(十) the helper of the former street is also shown of who is no key person', () => {
    const person = chain('agreed').at('2011-10-08').does('AssignHelper', { helper: helper.staff }, streetOfficer);
    expect(helperIncidents(person.state, '2011-10-08', rulebook())).toEqual([]);
    person.at('2011-10-10').does('MovePerson', { communityCode: TO, on: '2011-10-10' }, streetOfficer);
    expect(helperIncidents(person.state, '2011-10-10', rulebook())).toEqual(['HELPER_OF_FORMER_STREET']);
  });

  it('R5.7 (五) out of the province is an exit, not a move', () => {
    expect(move({ communityCode: '330104001001' })).toMatchObject(
      refused('OUTSIDE_PROVINCE', { condition: 'WITHIN_PROVINCE', needed: '340000' }),
    );
  });

  it('R5.10 (五) into another community that exists', () => {
    expect(move({ communityCode: '340103999001' })).toMatchObject(refused('AREA_UNKNOWN'));
    expect(move({ communityCode: '340104003001' })).toMatchObject(refused('NOT_MOVED'));
  });

  it('R5.10 (五) not before the case belonged to the present community', () => {
    expect(move({ communityCode: TO, on: '2011-08-01', reason: '补录' })).toMatchObject(refused('DATE_BEFORE_ACT'));
  });
});

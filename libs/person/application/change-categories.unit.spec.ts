import { startOfDay } from '#kernel/instant';
import { countyOfficer } from '#testing/actors';
import { chain } from '#testing/chain';
import { given, raised, refused } from '#testing/given';
import { describe, expect, it } from 'vitest';
import { personAt } from '../at.ts';

const evidence = [{ kind: '证明' }];
const both = () => chain('agreed', { categories: ['OLDER', 'DISABLED'] });
const ending = (code: string, on = '2011-10-10') => ({ code, on, reason: '情况变化' });

const change = (body: object, person = both()) =>
  given(person.events)
    .at('2011-10-10')
    .when('ChangeCategories', { add: [], end: [], ...body }, countyOfficer);

describe('R3.3 (三) change of category', () => {
  it('R3.3 (三) losing one while another holds is no exit', () => {
    const body = { end: [ending('OLDER')], primary: 'DISABLED' };
    expect(change(body)).toMatchObject(
      raised({
        type: 'CategoriesChanged',
        data: { ended: [{ code: 'OLDER', on: '2011-10-10' }], primary: 'DISABLED' },
      }),
    );
    const { state } = both()
      .at('2011-10-10')
      .does('ChangeCategories', { add: [], ...body }, countyOfficer);
    expect(state).toMatchObject({ stage: 'AGREED', qualification: 'CERTIFIED', leaving: null });
  });

  it('R3.3 (三) categories and the primary one are read by their dates', () => {
    const body = { add: [], end: [ending('OLDER')], primary: 'DISABLED' };
    const { state } = both().at('2011-10-10').does('ChangeCategories', body, countyOfficer);
    const on = (day: string) => personAt(state, startOfDay(day)).application;
    expect(on('2011-10-09')).toMatchObject({ primary: 'OLDER', categories: [{ code: 'OLDER' }, { code: 'DISABLED' }] });
    expect(on('2011-10-10')?.categories.map(({ code }) => code)).toEqual(['DISABLED']);
    expect(on('2011-10-10')?.primary).toBe('DISABLED');
  });

  it('R3.3 (三) R5.5 (五) who would keep none is cancelled by a decision of its own', () => {
    expect(change({ end: [ending('OLDER'), ending('DISABLED')], primary: 'OLDER' })).toMatchObject(
      refused('NO_CATEGORY_LEFT', { condition: 'CATEGORY', actual: 'NONE' }),
    );
  });

  it('R3.2 (三) OTHER_DESIGNATED needs authority and document number', () => {
    const other = { code: 'OTHER_DESIGNATED', since: '2011-10-01', evidence };
    expect(change({ add: [other], primary: 'OLDER' })).toMatchObject(refused('DESIGNATION_MISSING'));
    const designation = { authority: '合肥市人民政府', documentNo: '合政〔2011〕1号' };
    expect(change({ add: [{ ...other, designation }], primary: 'OLDER' })).toMatchObject(
      raised({ type: 'CategoriesChanged', protectedData: { evidence: [{ code: 'OTHER_DESIGNATED', designation }] } }),
    );
  });

  it('R3.2 (三) each category that is added has evidence', () => {
    const added = { code: 'LAND_LOSS', since: '2011-10-01', evidence: [] };
    expect(change({ add: [added], primary: 'OLDER' })).toMatchObject(refused('EVIDENCE_MISSING'));
  });

  it('R3.2 (三) the primary one is among those that hold, and none is held twice', () => {
    expect(change({ end: [ending('OLDER')], primary: 'OLDER' })).toMatchObject(refused('CATEGORY_MISSING'));
    const again = { code: 'DISABLED', since: '2011-10-01', evidence };
    expect(change({ add: [again], primary: 'OLDER' })).toMatchObject(refused('CATEGORY_MISSING'));
  });

  it('R3.3 (三) only what holds can end, and not before it began', () => {
    expect(change({ end: [ending('LAND_LOSS')], primary: 'OLDER' })).toMatchObject(refused('CATEGORY_NOT_HELD'));
    expect(change({ end: [ending('DISABLED', '2011-07-31')], primary: 'OLDER' })).toMatchObject(
      refused('DATES_REVERSED'),
    );
  });

  it('R3.3 (三) another primary one is a change, nothing at all is none', () => {
    expect(change({ primary: 'DISABLED' })).toMatchObject(raised({ type: 'CategoriesChanged' }));
    expect(change({ primary: 'OLDER' })).toMatchObject(refused('NOTHING_CHANGED'));
  });

  it('R3.3 (三) before certification the application itself is corrected', () => {
    expect(change({ primary: 'OLDER' }, chain('lodged'))).toMatchObject(refused('OUT_OF_ORDER'));
  });
});

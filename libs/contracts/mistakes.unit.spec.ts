import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { FieldError } from './mistakes.ts';
import { fieldErrors } from './mistakes.ts';
import { PERSON_COMMANDS } from './person-commands.ts';

const registration = {
  citizenId: '340104195608150011',
  name: '测试甲一',
  communityCode: '340104003002',
  retirementCategory: 'MALE',
};

const mistakesIn = (schema: z.ZodType, body: unknown, language: 'zh' | 'en' = 'en'): readonly FieldError[] => {
  const parsed = schema.safeParse(body, { reportInput: true });
  return parsed.success ? [] : fieldErrors(parsed.error.issues, language);
};

describe('a line for every mistake, in both languages', () => {
  const register = PERSON_COMMANDS.RegisterUnemployment;

  it('names a field too many', () => {
    expect(mistakesIn(register, { ...registration, isAdmin: true })).toEqual([
      { path: 'isAdmin', message: 'is not a field of this body' },
    ]);
    expect(mistakesIn(register, { ...registration, isAdmin: true }, 'zh')).toEqual([
      { path: 'isAdmin', message: '没有这一项' },
    ]);
  });

  it('tells a missing field from a wrong one', () => {
    const { name: _, ...nameless } = registration;
    expect(mistakesIn(register, { ...nameless, citizenId: 5 })).toEqual([
      { path: 'citizenId', message: 'has the wrong type, string is expected' },
      { path: 'name', message: 'is missing' },
    ]);
  });

  it('lists what may be chosen', () => {
    expect(mistakesIn(register, { ...registration, retirementCategory: 'FEMALE' })).toEqual([
      { path: 'retirementCategory', message: 'is not one of MALE FEMALE_50 FEMALE_55' },
    ]);
  });

  it('does not take a day that the calendar does not have', () => {
    expect(mistakesIn(register, { ...registration, on: '2011-02-29' })).toEqual([
      { path: 'on', message: 'is not a date of the calendar, YYYY-MM-DD is expected' },
    ]);
  });

  it('R5.10 (五) a month to stop from is asked of the imprisoned only', () => {
    const exit = (reasonCode: string) => ({ reasonCode, on: '2011-10-10', stopFromMonth: '2011-10' });
    expect(mistakesIn(PERSON_COMMANDS.ExitPerson, exit('OWN_REQUEST'))).toEqual([
      { path: 'stopFromMonth', message: 'is not a field of this body' },
    ]);
    expect(mistakesIn(PERSON_COMMANDS.ExitPerson, exit('IMPRISONED'))).toEqual([]);
  });

  it('finds mistakes inside lists and forms', () => {
    const body = {
      categories: [{ code: 'OLDER', since: '2011-09-01', evidence: [{ kind: 'ID', page: 1 }] }],
      primary: 'OLDER',
    };
    expect(mistakesIn(PERSON_COMMANDS.LodgeApplication, body).map(({ path }) => path)).toEqual([
      'categories.0.evidence.0.page',
    ]);
  });

  it('R3.2 (三) asks for a primary category that is among those claimed, each once', () => {
    const older = { code: 'OLDER', since: '2011-09-01', evidence: ['户口簿'] };
    const primary = { categories: [older], primary: 'DISABLED' };
    expect(mistakesIn(PERSON_COMMANDS.LodgeApplication, primary)).toEqual([
      { path: 'primary', message: 'must be one of the categories listed' },
    ]);
    const twice = { categories: [older, older], primary: 'OLDER' };
    expect(mistakesIn(PERSON_COMMANDS.LodgeApplication, twice)).toEqual([
      { path: 'categories', message: 'stands there twice' },
    ]);
  });
});

describe('what a body becomes', () => {
  it('takes a bare string of evidence as its kind', () => {
    const body = {
      fact: 'PENSION',
      value: true,
      from: '2011-09-01',
      evidence: ['养老金核定表', { kind: '存折', date: '2011-09-02' }],
    };
    expect(PERSON_COMMANDS.RecordFact.parse(body).evidence).toEqual([
      { kind: '养老金核定表' },
      { kind: '存折', date: '2011-09-02' },
    ]);
  });

  it('takes a single piece of evidence without a list, bare or whole', () => {
    const body = { fact: 'PENSION', value: true, from: '2011-09-01' };
    const parsed = (evidence: unknown) => PERSON_COMMANDS.RecordFact.parse({ ...body, evidence }).evidence;
    expect(parsed('养老金核定表')).toEqual([{ kind: '养老金核定表' }]);
    expect(parsed({ kind: '存折', date: '2011-09-02' })).toEqual([{ kind: '存折', date: '2011-09-02' }]);
    expect(mistakesIn(PERSON_COMMANDS.RecordFact, { ...body, evidence: [] })).toEqual([
      { path: 'evidence', message: 'is too short or too small, at least 1' },
    ]);
    expect(mistakesIn(PERSON_COMMANDS.RecordFact, { ...body, evidence: 7 })).toEqual([
      { path: 'evidence', message: 'fits none of the allowed forms' },
    ]);
  });

  it('takes the year of a review as a number too', () => {
    const schema = PERSON_COMMANDS.PassReview;
    expect([schema.parse({ year: 2012 }), schema.parse({ year: '2012' })]).toEqual([
      { year: '2012' },
      { year: '2012' },
    ]);
    for (const year of [1999, 2012.5, '12']) expect(mistakesIn(schema, { year })).toHaveLength(1);
  });

  it('writes the X of a citizen ID large', () => {
    expect(
      PERSON_COMMANDS.RegisterUnemployment.parse({ ...registration, citizenId: '34010419560815001x' }).citizenId,
    ).toBe('34010419560815001X');
  });
});

import { valueOn } from '#kernel/span';
import { chain } from '#testing/chain';
import { given, raised, refused } from '#testing/given';
import { story } from '#testing/story';
import { describe, expect, it } from 'vitest';

const evidence = [{ kind: '低保证', documentId: 'D-1' }];
const mla = { fact: 'URBAN_MLA', value: true, from: '2010-01-01', evidence };
const record = (body: object) => given(chain('registered').events).at('2011-08-20').when('RecordFact', body);

describe('R3.4 (三) dated facts', () => {
  it('R3.4 (三) a fact holds from its first to its last day, both included', () => {
    const person = chain('registered').does('RecordFact', { ...mla, to: '2011-06-30' });
    const spans = person.state.facts.URBAN_MLA ?? [];
    expect(['2009-12-31', '2010-01-01', '2011-06-30', '2011-07-01'].map((on) => valueOn(spans, on))).toEqual([
      undefined,
      'true',
      'true',
      undefined,
    ]);
  });

  it('R3.4 (三) what is recorded later counts from its first day on', () => {
    const person = chain('registered')
      .does('RecordFact', mla)
      .does('RecordFact', { ...mla, value: false, from: '2011-01-01' });
    const spans = person.state.facts.URBAN_MLA ?? [];
    expect(['2010-12-31', '2011-01-01'].map((on) => valueOn(spans, on))).toEqual(['true', 'false']);
  });

  it('R3.4 (三) a sensitive value stands in the protected part only, evidence always', () => {
    expect(record(mla)).toMatchObject(
      raised({ type: 'FactRecorded', data: { value: null }, protectedData: { value: 'true', evidence } }),
    );
    expect(record({ fact: 'MONTHS_USED_BEFORE', value: 12, from: '2011-08-01', evidence })).toMatchObject(
      raised({ type: 'FactRecorded', data: { value: '12' } }),
    );
  });

  it('a sensitive fact of an erased person is no fact any more, a plain one stays', () => {
    const person = chain('registered')
      .does('RecordFact', mla)
      .does('RecordFact', { fact: 'MONTHS_USED_BEFORE', value: 12, from: '2011-08-01', evidence });
    const erased = person.events.map((event) => ({ ...event, protectedData: null }) as (typeof person.events)[number]);
    expect(Object.keys(story(undefined, erased).state.facts)).toEqual(['MONTHS_USED_BEFORE']);
  });

  it.each([
    ['URBAN_MLA', 'yes'],
    ['GRADUATED', '2011-02-30'],
    ['MONTHS_USED_BEFORE', '-1'],
    ['RETIREMENT_CATEGORY', 'FEMALE_60'],
  ])('R3.4 (三) %s does not take %s', (fact, value) => {
    expect(record({ fact, value, from: '2010-01-01', evidence })).toMatchObject(
      refused('FACT_VALUE_INVALID', { actual: fact }),
    );
  });

  it('R3.4 (三) a fact needs evidence, dates in order, and has begun', () => {
    expect(record({ ...mla, evidence: [] })).toMatchObject(refused('EVIDENCE_MISSING'));
    expect(record({ ...mla, to: '2009-12-31' })).toMatchObject(refused('DATES_REVERSED'));
    expect(record({ ...mla, from: '2011-08-21' })).toMatchObject(refused('DATE_IN_FUTURE'));
  });

  it('R3.4 (三) facts are recorded for who is registered', () => {
    expect(given().at('2011-08-20').when('RecordFact', mla)).toMatchObject(refused('OUT_OF_ORDER'));
  });
});

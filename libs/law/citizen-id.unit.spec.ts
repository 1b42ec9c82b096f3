import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkCharacter, maskedCitizenId, readCitizenId } from './citizen-id.ts';

const TODAY = '2011-09-01';
const withCheck = (seventeen: string): string => seventeen + checkCharacter(seventeen);

describe('R1.1 (二) citizen IDs by GB 11643', () => {
  it('the example of the standard has the check character X', () =>
    expect(checkCharacter('11010519491231002')).toBe('X'));

  it('reads birth and sex: an odd seventeenth digit is a man', () => {
    const man = withCheck('34010419560815001');
    expect(readCitizenId(man, TODAY)).toEqual({ ok: true, id: man, birth: '1956-08-15', sex: 'MALE' });
    const woman = withCheck('34010419660228002');
    expect(readCitizenId(woman, TODAY)).toMatchObject({ ok: true, birth: '1966-02-28', sex: 'FEMALE' });
  });

  it('an old number of 15 digits becomes the same 18 characters', () =>
    expect(readCitizenId('340104560815001', TODAY)).toEqual(readCitizenId(withCheck('34010419560815001'), TODAY)));

  it('a small x is taken as X', () =>
    expect(readCitizenId('11010519491231002x', TODAY)).toMatchObject({ ok: true, id: '11010519491231002X' }));

  it('a region that no longer exists is fine', () =>
    expect(readCitizenId(withCheck('34260119560815001'), TODAY)).toMatchObject({ ok: true }));

  it.each([
    ['', 'LENGTH'],
    ['3401041956081500', 'LENGTH'],
    ['34010419560815001 2', 'LENGTH'],
    ['3401041956081500AX', 'CHARACTERS'],
    ['3401045608150X1', 'CHARACTERS'],
    ['03401041956081500X', 'CHARACTERS'],
    ['３４０１０４１９５６０８１５００１Ｘ', 'CHARACTERS'],
    [withCheck('34010419560231001'), 'BIRTH_DATE'],
    [withCheck('34010419570229001'), 'BIRTH_DATE'],
    [withCheck('34010419561315001'), 'BIRTH_DATE'],
    ['340104560231001', 'BIRTH_DATE'],
    ['110105194912310021', 'CHECK_DIGIT'],
    [withCheck('34010420110902001'), 'BIRTH_IN_FUTURE'],
  ])('refuses %s: %s', (text, problem) => expect(readCitizenId(text, TODAY)).toEqual({ ok: false, problem }));

  it('a birth of today is no future birth', () =>
    expect(readCitizenId(withCheck('34010420110901001'), TODAY)).toMatchObject({ ok: true }));

  it('any one wrong digit is found by the check character', () => {
    const id = withCheck('34010419560815001');
    const place = fc.integer({ min: 14, max: 16 });
    fc.assert(
      fc.property(place, fc.integer({ min: 1, max: 9 }), (at, add) => {
        const wrong = id.slice(0, at) + String((Number(id[at]) + add) % 10) + id.slice(at + 1);
        expect(readCitizenId(wrong, TODAY)).toEqual({ ok: false, problem: 'CHECK_DIGIT' });
      }),
    );
  });

  it('R4.4 (四) a list shows the first six and the last two characters', () =>
    expect(maskedCitizenId('11010519491231002X')).toBe('110105**********2X'));
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nextPage, personsOnPage } from './ledger-leaves.ts';

const here = ['a', 'b', 'c', 'd', 'e', 'f', 'g'];
const first = ['a', 'b', 'c'];
const second = ['d', 'e', 'f'];

describe('R5.4 (五) the pages of a community ledger', () => {
  it('the first page holds the first persons, so many as a page has rows', () => {
    const ledger = { rows: 3, printed: [], here };
    expect([personsOnPage(ledger, 1), nextPage(ledger)]).toEqual([first, 1]);
    expect(personsOnPage(ledger, 2)).toBeNull();
  });

  it('the next page begins with who stands on none, and a page that is not full is the last', () => {
    expect(personsOnPage({ rows: 3, printed: [first], here }, 2)).toEqual(second);
    const ledger = { rows: 3, printed: [first, second], here };
    expect([personsOnPage(ledger, 3), nextPage(ledger)]).toEqual([['g'], 3]);
    expect(nextPage({ ...ledger, printed: [first, second, ['g']] })).toBe(3);
  });

  it('who has come since stands on the last page while it has room, whenever he was registered', () => {
    const ledger = { rows: 3, printed: [['b', 'c', 'd'], ['e']], here: here.slice(0, 6) };
    expect(personsOnPage(ledger, 1)).toEqual(['b', 'c', 'd']);
    expect(personsOnPage(ledger, 2)).toEqual(['e', 'a', 'f']);
    expect(personsOnPage(ledger, 3)).toBeNull();
  });

  it('who has moved away is left out, and no other page changes', () => {
    const ledger = { rows: 3, printed: [first, second], here: here.filter((person) => person !== 'b') };
    expect(personsOnPage(ledger, 1)).toEqual(['a', 'c']);
    expect(personsOnPage(ledger, 2)).toEqual(second);
  });

  it('a page whose people are all gone is printed empty, and the ledger of a community without anybody has no page', () => {
    expect(personsOnPage({ rows: 3, printed: [first, second], here: second }, 1)).toEqual([]);
    expect([
      personsOnPage({ rows: 3, printed: [], here: [] }, 1),
      nextPage({ rows: 3, printed: [], here: [] }),
    ]).toEqual([null, 0]);
  });

  it('a page printed when pages were longer keeps its people', () =>
    expect(personsOnPage({ rows: 2, printed: [first], here }, 1)).toEqual(first));

  it('printed page by page everybody stands on exactly one, no page holds more than its rows, and nobody changes place', () => {
    const arrivals = fc.array(fc.uniqueArray(fc.integer({ min: 0, max: 60 }).map(String)), {
      minLength: 1,
      maxLength: 5,
    });
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 5 }), arrivals, (rows, waves) => {
        let printed: readonly (readonly string[])[] = [];
        let members: readonly string[] = [];
        for (const wave of waves) {
          members = [...new Set([...members, ...wave])].sort();
          const before = printed;
          printed = printedThrough({ rows, printed, here: members });
          before.forEach((page, place) => expect(printed[place]?.slice(0, page.length)).toEqual(page));
        }
        expect(printed.flat().sort()).toEqual(members);
        expect(printed.every((page) => page.length <= rows)).toBe(true);
      }),
    );
  });
});

/** As a clerk does it: the last page again, then each next one. */
function printedThrough(ledger: Parameters<typeof nextPage>[0]): readonly (readonly string[])[] {
  let { printed } = ledger;
  for (let page = Math.max(1, printed.length); page <= nextPage({ ...ledger, printed }); page += 1)
    printed = [...printed.slice(0, page - 1), personsOnPage({ ...ledger, printed }, page) ?? []];
  return printed;
}

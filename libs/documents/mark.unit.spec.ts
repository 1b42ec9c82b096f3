import { describe, expect, it } from 'vitest';
import { cardPage } from './card.ts';
import { htmlPage } from './html.ts';
import { cardFacts, origin, rename } from './spec/facts.ts';

describe('serial and digest', () => {
  const { mark } = cardPage(cardFacts, origin);

  it('every page shows its serial, its digest, the record hash and when it was printed', () => {
    const html = htmlPage(cardPage(cardFacts, origin));
    expect(mark.serial).toBe(`YZ-${origin.personId}-9`);
    expect(mark.digest).toMatch(/^[0-9a-f]{64}$/);
    for (const text of [mark.serial, mark.digest, origin.recordHash, '2011-10-10T09:00:00+08:00'])
      expect(html).toContain(text);
  });

  it('printed again it is the same page, whatever the order its facts were put together in', () => {
    const { reviews, leavings, certifications, person } = cardFacts;
    const later = cardPage(
      { reviews, leavings, certifications, person },
      { ...origin, printedAt: origin.printedAt + 86_400_000 },
    );
    expect(later.mark.digest).toBe(mark.digest);
    expect(later.mark.printedAt).not.toBe(mark.printedAt);
  });

  it('a page that says anything else, or rests on another record, has another digest', () => {
    const other = [
      cardPage(rename(cardFacts, '测试乙'), origin),
      cardPage({ ...cardFacts, leavings: [] }, origin),
      cardPage(cardFacts, { ...origin, recordHash: 'cd'.repeat(32) }),
      cardPage(cardFacts, { ...origin, version: 10 }),
    ];
    expect(new Set([mark, ...other.map((page) => page.mark)].map(({ digest }) => digest)).size).toBe(5);
  });
});

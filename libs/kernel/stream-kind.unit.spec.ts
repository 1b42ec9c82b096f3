import { describe, expect, it } from 'vitest';
import { eventIdAt, isUuid } from './ids.ts';
import type { Deadline } from './stream-kind.ts';
import { firstDue, inSettlingOrder } from './stream-kind.ts';

function deadline(subject: string, dueAt: number | null, rank = 0): Deadline {
  return { kind: 'ReviewReminderRaised', subject, dueAt, paragraph: '(六)', rule: 'R6.6', rank, common: true };
}

describe('the order of settling', () => {
  it('takes the earlier instant first, then the legal rank, then the subject; what has no date comes last', () => {
    const unordered = [
      deadline('b', 5),
      deadline('undated', null),
      deadline('a', 5),
      deadline('ranked', 5, -1),
      deadline('early', 4, 9),
    ];
    expect(inSettlingOrder(unordered).map((each) => each.subject)).toEqual(['early', 'ranked', 'a', 'b', 'undated']);
  });

  it('is due at its very instant, not a millisecond before', () => {
    expect(firstDue([deadline('a', 5)], 4)).toBeUndefined();
    expect(firstDue([deadline('a', 5)], 5)?.subject).toBe('a');
    expect(firstDue([deadline('undated', null)], 1e15)).toBeUndefined();
  });
});

describe('event ids', () => {
  it('follow from the drawn base and the place in the commit', () => {
    const base = '0199c0de-0000-7000-8000-0123456789ab';
    expect(eventIdAt(base, 1)).toBe('0199c0de-0000-7000-8000-012345670001');
    expect(isUuid(eventIdAt(base, 65_535))).toBe(true);
    expect(() => eventIdAt(base, 65_536)).toThrow(RangeError);
  });
});

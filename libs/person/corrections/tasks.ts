import type { Grounds, NewEvent } from '#kernel/event';
import type { PersonState } from '../state.ts';
import type { RedecisionOpened } from './events.ts';

/** One task a decision, in their order, caused by the correction that stands first in the commit; none twice. */
export function redecisions(
  state: PersonState,
  relying: readonly string[],
  law: Grounds,
): readonly NewEvent<RedecisionOpened>[] {
  const open = new Set(state.redecisions.filter(({ takenBy }) => takenBy === null).map(({ of }) => of));
  return relying
    .filter((of) => !open.has(of))
    .map((of, index) => ({
      type: 'RedecisionOpened',
      data: { of, cause: 'CORRECTION', place: index + 1 },
      grounds: law,
      causedBy: 0,
    }));
}

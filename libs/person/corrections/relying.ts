import type { CivilDate } from '#kernel/civil-date';
import type { Decided } from '../decided.ts';
import type { PersonState } from '../state.ts';

/** Whatever its day. */
export const EVER: CivilDate = '0001-01-01';

/** What turned out wrong: records by their events, and facts by their codes from a day on. */
export interface Wrong {
  readonly events: readonly string[];
  readonly facts?: readonly string[];
  readonly from: CivilDate;
  /** The last day of which it was wrong; null or left out = open. */
  readonly to?: CivilDate | null;
}

/**
 * R7.7 (七) Every decision that relied on it by its stored basis, in the order recorded; and what relied on such a decision in turn:
 * a benefit on the certification, the certification on the fact (architecture 11).
 */
export function relyingOn({ decisions }: PersonState, wrong: Wrong): readonly string[] {
  const found: string[] = [];
  for (const decision of decisions) if (relied(decision, wrong, found)) found.push(decision.eventId);
  return found;
}

function relied(
  { relied: basis }: Decided,
  { events, facts = [], from, to = null }: Wrong,
  found: readonly string[],
): boolean {
  return basis.some(({ fact, asOf, until = asOf, sourceEventId }) => {
    if (sourceEventId !== undefined && found.includes(sourceEventId)) return true;
    const concerned = facts.includes(fact) || (sourceEventId !== undefined && events.includes(sourceEventId));
    return concerned && until >= from && (to === null || asOf <= to);
  });
}

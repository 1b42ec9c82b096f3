import type { CivilDate } from '#kernel/civil-date';
import type { Decided } from '../decided.ts';
import type { PersonState } from '../state.ts';

/** What turned out wrong: records by their events, and the fact by its code from a day on. */
export interface Wrong {
  readonly events: readonly string[];
  readonly fact?: string;
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
  { events, fact, from, to = null }: Wrong,
  found: readonly string[],
): boolean {
  return basis.some(({ fact: name, asOf, sourceEventId }) => {
    if (sourceEventId !== undefined && found.includes(sourceEventId)) return true;
    const concerned = name === fact || (sourceEventId !== undefined && events.includes(sourceEventId));
    return concerned && asOf >= from && (to === null || asOf <= to);
  });
}

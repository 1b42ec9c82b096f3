import type { Bilingual, Language } from '#law/language';
import { formatInstant } from '#kernel/instant';
import type { Deadline } from '#kernel/stream-kind';
import { OCCURRENCES, occurrenceText } from '#law/texts/occurrences';
import type { DeadlineKind } from '#person/ranks';
import type { Foreseen } from '#record/writing/foreseeing';
import type { DeadlineAnswer } from '../answers.ts';
import { deadlineAnswer } from '../answers.ts';

/** Every deadline there is has its words. */
OCCURRENCES satisfies Readonly<Record<DeadlineKind, Bilingual>>;

export interface CalendarItem extends DeadlineAnswer {
  readonly text: string;
  /** Not due yet as things stand: it comes if nobody acts before. */
  readonly foreseen: boolean;
  readonly consequences: readonly Consequence[];
}

export interface Consequence {
  readonly type: string;
  readonly text: string;
  readonly effectiveAt: string;
  readonly paragraphs: readonly string[];
  readonly rules: readonly string[];
}

/** What will fall due, in the order of settling, each with what it brings; then what has no date yet. */
export function calendarItems(
  present: readonly Deadline[],
  foreseen: readonly Foreseen[],
  language: Language,
): readonly CalendarItem[] {
  const known = new Set(present.map(keyOf));
  const dated = foreseen.map(({ deadline, events }) => ({
    ...deadlineAnswer(deadline),
    text: occurrenceText(deadline.kind, language),
    foreseen: !known.has(keyOf(deadline)),
    consequences: events.map(({ type, effectiveAt, grounds }) => ({
      type,
      text: occurrenceText(type, language),
      effectiveAt: formatInstant(effectiveAt),
      ...grounds,
    })),
  }));
  const undated = present
    .filter(({ dueAt }) => dueAt === null)
    .map((deadline) => ({
      ...deadlineAnswer(deadline),
      text: occurrenceText(deadline.kind, language),
      foreseen: false,
      consequences: [],
    }));
  return [...dated, ...undated];
}

function keyOf({ kind, subject, dueAt }: Deadline): string {
  return `${kind} ${subject} ${dueAt}`;
}

import type { Chapter } from '../chapter.ts';
import { annulRecord } from './annul.ts';
import { closeTask } from './close-task.ts';
import { correctFact } from './correct.ts';
import type { CorrectionEvent } from './events.ts';
import { annulled, closed, corrected, opened } from './evolve.ts';

/**
 * 更正: what was recorded wrongly is corrected by a later event and never edited. Every decision that relied on it is found by its
 * stored basis (R7.7 (七)) and taken again by hand, in order, or left standing; none falls by itself.
 */
export const corrections: Chapter<CorrectionEvent> = {
  commands: [correctFact, annulRecord, closeTask],
  evolve: { FactCorrected: corrected, RecordAnnulled: annulled, RedecisionOpened: opened, TaskClosed: closed },
  schema: {
    FactCorrected: { version: 1 },
    RecordAnnulled: { version: 1 },
    RedecisionOpened: { version: 1 },
    TaskClosed: { version: 1 },
  },
  deadlines: () => [],
  settle: {},
};

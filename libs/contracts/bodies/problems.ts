import { z } from 'zod';
import { act, line, prose, uuid } from '../fields.ts';

const problemId = z.exactOptional(uuid);

/** R11.3 (十一), R13.3 (十三) */
export const RecordProblem = z.strictObject({ ...act, problem: prose });
export const HandOverProblem = z.strictObject({ ...act, problemId, to: line(80), reason: prose });
export const CloseProblem = z.strictObject({ ...act, problemId, outcome: prose });

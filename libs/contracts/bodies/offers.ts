import { z } from 'zod';
import { act, line, money, prose, uuid } from '../fields.ts';
import { employer } from './assistance.ts';

const offerId = z.exactOptional(uuid);

/** R5.6 (五) */
export const OfferJob = z.strictObject({ ...act, employer, post: line(200), monthlyWage: money });
export const AcceptOffer = z.strictObject({ ...act, offerId });
export const DeclineOffer = z.strictObject({ ...act, offerId, reason: prose });
export const JudgeRefusal = z.strictObject({ ...act, offerId, justified: z.boolean(), reason: prose });

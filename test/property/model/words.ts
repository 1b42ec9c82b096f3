import type { CivilDate, Month } from '#kernel/civil-date';
import type { FactCode, FactValue } from './fact.ts';
import type { Form, Model, OneOff, Subsidy } from './state.ts';

/** The words that an act brings along; the same ones are given to the real decider. */
export interface Words {
  readonly on?: CivilDate;
  readonly receivedOn?: CivilDate;
  readonly objection?: number;
  readonly month?: Month;
  readonly form?: Form;
  readonly subsidy?: Subsidy;
  /** Which of the benefits, in the order in which they were approved. */
  readonly benefit?: number;
  readonly from?: CivilDate;
  readonly to?: CivilDate;
  readonly year?: string;
  readonly reason?: string;
  readonly oneOff?: OneOff;
  readonly schoolYear?: string;
  readonly contractTo?: CivilDate;
  /** Where the employer is. */
  readonly area?: string;
  readonly fact?: FactCode;
  readonly value?: FactValue;
  readonly record?: AnnulledRecord;
  /** Which of the decisions, which of the appeals, in their order, the first being 0. */
  readonly decision?: number;
  readonly appeal?: number;
}

/** Which of the facts and corrections, or of the employments, in the order in which they were recorded, the first being 0. */
export interface AnnulledRecord {
  readonly kind: 'fact' | 'employment';
  readonly number: number;
}

export const month = ({ month: given }: Words): Month => given ?? '';

/** The day of the act on paper. */
export const paper = ({ today }: Model, { on }: Words): CivilDate => on ?? today;

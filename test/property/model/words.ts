import type { CivilDate, Month } from '#kernel/civil-date';
import type { Form, Model, Subsidy } from './state.ts';

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
}

export const month = ({ month: given }: Words): Month => given ?? '';

/** The day of the act on paper. */
export const paper = ({ today }: Model, { on }: Words): CivilDate => on ?? today;

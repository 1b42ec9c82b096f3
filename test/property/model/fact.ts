import type { CivilDate } from '#kernel/civil-date';

/** R3.4 (三): of the closed list those that the model's conditions ask for. */
export type FactCode =
  | 'REEMPLOYMENT_CERTIFICATE'
  | 'RECOGNISED_4050'
  | 'MONTHS_USED_BEFORE'
  | 'OWN_INSURANCE'
  | 'RURAL_MLA'
  | 'ZERO_TRANSFER_HOUSEHOLD'
  | 'ZERO_EMPLOYMENT_HOUSEHOLD'
  | 'TECHNICAL_SCHOOL'
  | 'UNEMPLOYMENT_BENEFIT'
  | RegisteredFact;

/** Registered with the person: never recorded by itself, only corrected. */
export type RegisteredFact = 'BIRTH_DATE' | 'RETIREMENT_CATEGORY';

export type FactValue = boolean | number | string;

export interface Known {
  readonly fact: FactCode;
  readonly value: FactValue;
  readonly from: CivilDate;
}

/** What was said of a fact, in the order in which it was said. */
export interface Fact extends Known {
  /** A correction says nothing of the days from which a later record already told. */
  readonly before: CivilDate | null;
  annulled: boolean;
}

/** The facts a decision used, each for its day or for every day until another, and the records that told it (R7.7). */
export interface Reliance {
  readonly fact: FactCode;
  readonly asOf: CivilDate;
  readonly until: CivilDate;
  readonly sources: readonly Fact[];
}

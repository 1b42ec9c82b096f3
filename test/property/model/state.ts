import type { CivilDate, Month } from '#kernel/civil-date';
import type { RetirementCategory } from './calendar.ts';
import { retirementDay } from './calendar.ts';

/** How a person of the model stands; what days and people make of it stands in `model.ts`, `terms.ts` and `acts.ts`. */
export type Stage =
  | 'NONE'
  | 'REGISTERED'
  | 'APPLIED'
  | 'CHECKED'
  | 'ON_NOTICE'
  | 'OBJECTED'
  | 'NOTICE_ENDED'
  | 'STREET_REVIEWED'
  | 'CERTIFIED'
  | 'AGREED'
  | 'LEFT'
  | 'REFUSED';

export type Form = 'FLEXIBLE' | 'ENTERPRISE' | 'PUBLIC_POST' | 'SELF_EMPLOYED';
/** The two subsidies of (八): a counter each, one reference date for both. */
export type Subsidy = 'SOCIAL_INSURANCE' | 'POST';

/** What an area may decide otherwise (R20.1), as far as the model knows of it. */
export interface Law {
  readonly notice: 'seven calendar days' | 'five working days';
  /** R4.4: a dismissal lets the remaining days run on, or all of them again. */
  readonly afterObjection: 'run on' | 'start again';
  /** R8.1: whether five years to the day count. */
  readonly inclusive: boolean;
  /** R6.4: by itself until 2021-10-31 and by an officer from then on, or one of the two always. */
  readonly missed: 'by date' | 'automatic' | 'confirm';
}

/** The province's. */
export const FIRST_VERSION: Law = {
  notice: 'seven calendar days',
  afterObjection: 'run on',
  inclusive: true,
  missed: 'by date',
};

export interface Objection {
  readonly received: CivilDate;
  closed: CivilDate | null;
}

export interface Benefit {
  readonly subsidy: Subsidy;
  readonly first: Month;
  readonly untilRetirement: boolean;
  /** Months of earlier terms on the same counter (R8.3). */
  readonly before: number;
  /** Reading: a capped term is approved for a number of months, 36 in all but none after the month of retirement as then known. */
  months: number;
  readonly suspensions: { readonly from: Month; to: Month | null; byReview: boolean }[];
  /** The month from which nothing is granted any more: stopped, left. */
  stoppedFrom: Month | null;
  /** The month in which the age is reached; for a capped term as known when its end was fixed last. */
  retirementMonth: Month;
  status: 'RUNNING' | 'SUSPENDED' | 'EXPIRED' | 'STOPPED';
  /** `30@2014-07`: sent for the term that ends with that month. */
  readonly reminded: Set<string>;
}

export interface Review {
  status: 'OPEN' | 'ATTENDED' | 'PASSED' | 'FAILED' | 'MISSED' | 'EXCUSED' | 'CLOSED';
  /** The last day on which the person may attend. */
  lastDay: CivilDate;
  attended: boolean;
  /** R6.1, R6.5: with the agency after its last day: attended and undecided, or past retirement on the day it would have been missed. */
  overdue: boolean;
}

export interface Leaving {
  readonly act: 'EXIT' | 'CANCELLATION' | 'DEREGISTRATION' | 'CLOSURE';
  readonly reason: string;
  readonly on: CivilDate;
  /** The review that the leaving follows from or cuts off. */
  readonly review?: string | null;
}

export interface Model {
  readonly law: Law;
  today: CivilDate;
  readonly birth: CivilDate;
  readonly retires: RetirementCategory;
  /** Of all categories the model knows one that R7.3a names and one that it does not name. */
  readonly subsidised: boolean;
  stage: Stage;
  qualification: 'NONE' | 'CERTIFIED' | 'DEREGISTRATION_PENDING' | 'EXITED' | 'CANCELLED' | 'DEREGISTERED';
  hasCertificate: boolean;
  registered: CivilDate;
  /** The day of the latest act of the chain on paper: none may be dated before the one it follows. */
  lastAct: CivilDate;
  /** R8.6: the age has been reached, and the event of it stands. */
  retired: boolean;
  /** R4.3, R4.6: the last day of the step that runs; at most one runs. */
  step: { readonly lastDay: CivilDate; over: boolean } | null;
  notice: { readonly published: CivilDate; readonly objections: Objection[] } | null;
  /** The spells of being certified; the last one is open while it lasts. */
  spells: { readonly from: CivilDate; to: CivilDate | null }[];
  agreementTo: CivilDate | null;
  employment: { readonly form: Form; readonly from: CivilDate } | null;
  benefits: Benefit[];
  reference: CivilDate | null;
  reviews: Record<string, Review>;
  /** What the machine raises by itself, each with its legal day. */
  raised: string[];
  leaving: Leaving | null;
  beforeLeaving: Model | null;
}

export function newModel(life: Pick<Model, 'law' | 'birth' | 'retires' | 'subsidised'>, today: CivilDate): Model {
  return {
    ...life,
    today,
    stage: 'NONE',
    qualification: 'NONE',
    hasCertificate: false,
    registered: today,
    lastAct: today,
    retired: false,
    step: null,
    notice: null,
    spells: [],
    agreementTo: null,
    employment: null,
    benefits: [],
    reference: null,
    reviews: {},
    raised: [],
    leaving: null,
    beforeLeaving: null,
  };
}

export const isCertified = ({ qualification }: Model): boolean => qualification === 'CERTIFIED';
export const live = ({ stage }: Model): boolean => stage !== 'NONE' && stage !== 'LEFT' && stage !== 'REFUSED';
export const certified = ({ stage }: Model): boolean => stage === 'CERTIFIED' || stage === 'AGREED';

/** R8.5: by the table in force today. */
export const isRetired = ({ birth, retires, today }: Model): boolean => retirementDay(birth, retires, today) <= today;
export const runs = ({ status }: Benefit): boolean => status === 'RUNNING' || status === 'SUSPENDED';

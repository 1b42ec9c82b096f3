import type { CivilDate, Month } from '#kernel/civil-date';
import type { RetirementCategory } from './calendar.ts';
import { retirementDay } from './calendar.ts';
import type { Fact, Reliance } from './fact.ts';

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

export type Form = 'FLEXIBLE' | 'ENTERPRISE' | 'PUBLIC_POST' | 'SELF_EMPLOYED' | 'ORGANISED';
/** Of the ten categories of (三) one of the five of R7.3, one that only the special clause names, and the one of R7.4. */
export type Category = 'LAND_LOSS' | 'SOE_LAID_OFF' | 'ZERO_EMPLOYMENT_HOUSEHOLD';
/** The two subsidies of (八): a counter each, one reference date for both. */
export type Subsidy = 'SOCIAL_INSURANCE' | 'POST';
/** What is granted once: for a contract, a hire, a school year. */
export type OneOff = 'HIRING_REWARD' | 'GROUP_EMPLOYMENT_GRANT' | 'SCHOOL_AID' | 'RURAL_POST_GRANT';

/** What an area may decide otherwise (R20.1), as far as the model knows of it. */
export interface Law {
  readonly notice: 'seven calendar days' | 'five working days';
  /** R4.4: a dismissal lets the remaining days run on, or all of them again. */
  readonly afterObjection: 'run on' | 'start again';
  /** R8.1: whether five years to the day count. */
  readonly inclusive: boolean;
  /** R6.4: by itself until 2021-10-31 and by an officer from then on, or one of the two always. */
  readonly missed: 'by date' | 'automatic' | 'confirm';
  /** R6.8: no-shows that take effect from the one day on are not settled before the other. */
  readonly holds: readonly Hold[];
}

export interface Hold {
  readonly from: CivilDate;
  readonly until: CivilDate;
}

/** The province's. */
export const FIRST_VERSION: Law = {
  notice: 'seven calendar days',
  afterObjection: 'run on',
  inclusive: true,
  missed: 'by date',
  holds: [],
};

export interface Objection {
  readonly received: CivilDate;
  closed: CivilDate | null;
}

export interface Benefit {
  readonly subsidy: Subsidy;
  readonly first: Month;
  readonly untilRetirement: boolean;
  /** R8.2: by the special clause, whose ages no table of retirement touches. */
  readonly special: boolean;
  /** The rule of (七), (八) it was granted under, and the hire it was granted for. */
  readonly rule: string;
  readonly employment: number;
  readonly form: Form;
  /** The number of the decision that approved it. */
  readonly decision: number;
  readonly relied: readonly Reliance[];
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
  /** The number of the decision. */
  readonly decision?: number;
}

export interface Employment {
  readonly number: number;
  readonly form: Form;
  readonly from: CivilDate;
  readonly contractTo: CivilDate | null;
  readonly inProvince: boolean;
}

/** Something decided that can be decided again: in the order in which they were taken, the first being 0. */
export interface Decision {
  readonly number: number;
  readonly kind: 'approval' | 'refusal' | 'leaving';
  readonly relied: readonly Reliance[];
  /** The employment it rests on. */
  readonly hire: number | null;
  /** R8.1: the first approval, whose day every later term looks from. */
  readonly restsOn: number | null;
}

/** R14.2 (十四): against one decision. */
export interface Appeal {
  readonly of: number;
  outcome: 'OPEN' | 'UPHELD' | 'VARIED' | 'OVERTURNED';
}

/** What a refused application is given back when the refusal falls. */
export interface Refused {
  readonly decision: number;
  readonly stage: 'OBJECTED' | 'STREET_REVIEWED';
}

/** That decision is taken again by hand. */
export interface Task {
  readonly of: number;
  open: boolean;
}

/** A benefit granted once, and what it was granted for. */
export interface Grant {
  readonly benefit: OneOff;
  readonly rule: string;
  readonly employment: number | null;
  readonly schoolYear: string | null;
  readonly relied: readonly Reliance[];
}

export interface Model {
  readonly law: Law;
  today: CivilDate;
  birth: CivilDate;
  retires: RetirementCategory;
  /** What the clerk states at every registration. */
  readonly registeredAs: RetirementCategory;
  /** R8.5: the statutory date is that of the table in force on this day. */
  table: CivilDate;
  readonly categories: readonly Category[];
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
  employment: Employment | null;
  /** How many employments there have been. */
  employments: number;
  benefits: Benefit[];
  grants: Grant[];
  facts: Fact[];
  annulledHires: number[];
  decisions: Decision[];
  tasks: Task[];
  appeals: Appeal[];
  refused: Refused | null;
  reference: CivilDate | null;
  firstApproval: number | null;
  reviews: Record<string, Review>;
  /** What the machine raises by itself, each with its legal day. */
  raised: string[];
  leaving: Leaving | null;
  beforeLeaving: Model | null;
}

export function newModel(life: Pick<Model, 'law' | 'birth' | 'retires' | 'categories'>, today: CivilDate): Model {
  return {
    ...life,
    registeredAs: life.retires,
    table: today,
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
    employments: 0,
    benefits: [],
    grants: [],
    facts: [],
    annulledHires: [],
    decisions: [],
    tasks: [],
    appeals: [],
    refused: null,
    reference: null,
    firstApproval: null,
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
/** R8.5, R8.6: as it was fixed last. */
export const retirementDate = ({ birth, retires, table }: Model): CivilDate => retirementDay(birth, retires, table);
export const runs = ({ status }: Benefit): boolean => status === 'RUNNING' || status === 'SUSPENDED';

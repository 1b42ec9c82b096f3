import type { CivilDate } from '#kernel/civil-date';
import type { Instant } from '#kernel/instant';
import type { Span } from '#kernel/span';
import type { AreaCode } from '#law/area';
import type { BenefitForm } from '#law/benefits';
import type { CategoryCode } from '#law/categories';
import type { FactCode } from '#law/facts';
import type { RetirementCategory } from '#law/retirement';
import type { Stage } from '#law/stages';
import type { Agreement } from './agreement/state.ts';
import type { Appeal } from './appeals/state.ts';
import type { Benefit } from './benefits/state.ts';
import type { Redecision } from './corrections/state.ts';
import type { Decided } from './decided.ts';
import type { FactRecord } from './fact-record.ts';
import type { HelperPairing } from './helper/state.ts';
import type { CancellationTask, Offer } from './offers/state.ts';
import type { Problem } from './problems/state.ts';
import type { RealName } from './real-name/state.ts';
import { unlinked } from './real-name/state.ts';
import type { Review } from './review/state.ts';
import type { Startup } from './startup/state.ts';

export type { Agreement } from './agreement/state.ts';
export type { Benefit, SettledMonth, Suspension } from './benefits/state.ts';
export type { Review } from './review/state.ts';

/**
 * The shape of an assisted person: a fold of its events, never stored. One slice per chapter, owned by that chapter.
 * Whatever `deadlines` and settling need stands in plain slices; `identity` and the other `…Text` fields are null once erased.
 */
export interface PersonState {
  readonly personId: string;
  /** Before registration there is no stage. */
  readonly stage: Stage | null;
  /** The stages by legal date, for reading at a past moment. */
  readonly stages: readonly Span<Stage>[];
  readonly qualification: Qualification;
  readonly qualifications: readonly Span<Qualification>[];
  /** The latest legal day of an act, which a later act may not precede. */
  readonly lastActOn: CivilDate | null;
  readonly registration: Registration | null;
  readonly identity: Identity | null;
  readonly certificate: Certificate;
  readonly application: Application | null;
  readonly notice: Notice | null;
  readonly streetReview: Check | null;
  readonly certification: Certification | null;
  /** The step of (四) that is running against its time limit, if any (R4.3, R4.6). */
  readonly step: OpenStep | null;
  readonly card: readonly CardEntry[];
  readonly agreement: Agreement | null;
  readonly visits: Visits;
  readonly facts: Readonly<Partial<Record<FactCode, readonly Span<string>[]>>>;
  /** What `facts` is folded from, so that a record can be taken out again. */
  readonly factRecords: readonly FactRecord[];
  readonly employments: readonly Employment[];
  readonly benefits: readonly Benefit[];
  /** R8.1 (八): fixed once for life by the earlier first approval of the two subsidies. */
  readonly firstSubsidyApproval: { readonly on: CivilDate; readonly eventId: string } | null;
  readonly reviews: Readonly<Record<string, Review>>;
  /** After a restoration: the first year to be reviewed again, and the instant before which no reminder of it is sent (R6.8). */
  readonly reviewsResume: { readonly fromYear: number; readonly since: Instant } | null;
  readonly retirement: Retirement | null;
  readonly leaving: Leaving | null;
  readonly helper: HelperPairing;
  readonly offers: readonly Offer[];
  /** R13.3 (十三) What the person has told of, to its closure. */
  readonly problems: readonly Problem[];
  /** R13.1 (十三) The start-up chain begun last. */
  readonly startup: Startup | null;
  /** R5.6 (五) Opened by unjustified refusals, closed by the human decision, to cancel or not. */
  readonly cancellationTask: CancellationTask | null;
  /** Every decision with what it relied on, in the order recorded: notices, appeals and corrections point at these. */
  readonly decisions: readonly Decided[];
  readonly appeals: readonly Appeal[];
  /** Decisions to be taken again, in their order (R14.2, corrections). */
  readonly redecisions: readonly Redecision[];
  /** R1.1 (二) One person, one file: duplicates linked, seeing restricted, identity erased. */
  readonly realName: RealName;
}

export type Qualification = 'NONE' | 'CERTIFIED' | 'DEREGISTRATION_PENDING' | 'EXITED' | 'CANCELLED' | 'DEREGISTERED';

export interface Registration {
  readonly eventId: string;
  readonly on: CivilDate;
  readonly by: string;
  readonly unemployedSince: CivilDate | null;
  readonly retirementCategory: RetirementCategory;
  /** The community by legal date; the last one is the current. */
  readonly areas: readonly Span<AreaCode>[];
}

export interface Identity {
  readonly name: string;
  readonly citizenId: string;
  readonly birthOn: CivilDate;
  readonly sex: 'MALE' | 'FEMALE';
  readonly phone: string | null;
  readonly address: string | null;
  readonly certificateNumber: string | null;
}

export interface Certificate {
  readonly issuedOn: CivilDate | null;
  readonly eventId: string | null;
  /** R4.3: the number is kept. */
  readonly reissuedOn: readonly CivilDate[];
}

export interface Check {
  readonly on: CivilDate;
  readonly by: string;
  readonly eventId: string;
}

export interface HeldCategory {
  readonly code: CategoryCode;
  readonly since: CivilDate;
  /** The first day on which it holds no longer. */
  readonly to: CivilDate | null;
  readonly eventId: string;
}

export interface Application {
  readonly eventId: string;
  readonly on: CivilDate;
  readonly categories: readonly HeldCategory[];
  /** The primary one now, and by legal date. */
  readonly primary: CategoryCode;
  readonly primaries: readonly Span<CategoryCode>[];
  readonly communityCheck: Check | null;
}

export interface Objection {
  readonly id: string;
  readonly receivedOn: CivilDate;
  readonly closedOn: CivilDate | null;
  readonly outcome: 'OPEN' | 'DISMISSED' | 'UPHELD';
}

export interface Notice {
  readonly eventId: string;
  readonly publishedOn: CivilDate;
  readonly period: { readonly unit: 'calendar' | 'working'; readonly days: number };
  readonly clockAfterObjection: 'resume' | 'restart';
  /** 24:00 of the last day as computed under the rules of the day of the last change; null while it cannot be computed or runs not. */
  readonly endsAt: Instant | null;
  readonly awaiting: string | null;
  readonly objections: readonly Objection[];
  readonly ended: boolean;
}

export interface Certification {
  /** The first day of the current spell. */
  readonly on: CivilDate;
  readonly by: string;
  readonly eventId: string;
}

export type StepCode = 'CERTIFICATE' | 'COMMUNITY_CHECK' | 'STREET_REVIEW' | 'CERTIFICATION';

/** A step whose time limit runs: to be done by 24:00 of `dueOn`, which awaits a calendar while it is null. */
export interface OpenStep {
  readonly step: StepCode;
  /** The event that opened it. */
  readonly episode: string;
  /** The day from which its working days count, itself not counted. */
  readonly from: CivilDate;
  readonly dueOn: CivilDate | null;
  readonly awaiting: string | null;
  readonly overdue: boolean;
}

export interface CardEntry {
  readonly entry: 'CERTIFICATION' | 'LEAVING';
  /** The certification or the leaving it annotates. */
  readonly of: string;
  readonly on: CivilDate;
  readonly eventId: string;
}

export type ClearItem = 'family' | 'headcount' | 'skills' | 'trainingWish' | 'jobWish';

export interface Visits {
  readonly lastOn: CivilDate | null;
  readonly clears: Readonly<
    Partial<Record<ClearItem, { readonly on: CivilDate; readonly by: string; readonly eventId: string }>>
  >;
}

export interface Employment {
  readonly id: string;
  readonly form: BenefitForm;
  readonly from: CivilDate;
  readonly to: CivilDate | null;
  readonly contractTo: CivilDate | null;
  readonly employerArea: AreaCode | null;
}

export interface Retirement {
  /** The statutory date as fixed by an event (R8.5, R8.6); plain, so that deadlines need no protected data. */
  readonly on: CivilDate;
  readonly reached: boolean;
  /** The dates that later tables give the same person, each from the day its table comes into force (R8.5). */
  readonly moves: readonly { readonly from: CivilDate; readonly on: CivilDate }[];
}

export interface Leaving {
  readonly act: 'EXIT' | 'CANCELLATION' | 'DEREGISTRATION' | 'CLOSURE';
  readonly reasonCode: string;
  readonly on: CivilDate;
  readonly eventId: string;
  /** What a restoration gives back (R6.8): the person as it was before leaving. */
  readonly before: Pick<
    PersonState,
    'stage' | 'qualification' | 'agreement' | 'benefits' | 'certification' | 'reviews' | 'cancellationTask'
  >;
  /** The year of the review that was missed or failed, or that was open and is closed by leaving. */
  readonly reviewYear: string | null;
}

export const newPerson: PersonState = {
  personId: '',
  stage: null,
  stages: [],
  qualification: 'NONE',
  qualifications: [],
  lastActOn: null,
  registration: null,
  identity: null,
  certificate: { issuedOn: null, eventId: null, reissuedOn: [] },
  application: null,
  notice: null,
  streetReview: null,
  certification: null,
  step: null,
  card: [],
  agreement: null,
  visits: { lastOn: null, clears: {} },
  facts: {},
  factRecords: [],
  employments: [],
  benefits: [],
  firstSubsidyApproval: null,
  reviews: {},
  reviewsResume: null,
  retirement: null,
  leaving: null,
  helper: { key: null, chain: [] },
  offers: [],
  problems: [],
  startup: null,
  cancellationTask: null,
  decisions: [],
  appeals: [],
  redecisions: [],
  realName: unlinked,
};

/**
 * The same person in one piece. Every `{ ...state }` leaves an object of a new inner shape behind, and a fold makes dozens of them:
 * what is read of such a state afterwards is slow. Written out, all states have one shape.
 */
export function inOnePiece(state: PersonState): PersonState {
  return {
    personId: state.personId,
    stage: state.stage,
    stages: state.stages,
    qualification: state.qualification,
    qualifications: state.qualifications,
    lastActOn: state.lastActOn,
    registration: state.registration,
    identity: state.identity,
    certificate: state.certificate,
    application: state.application,
    notice: state.notice,
    streetReview: state.streetReview,
    certification: state.certification,
    step: state.step,
    card: state.card,
    agreement: state.agreement,
    visits: state.visits,
    facts: state.facts,
    factRecords: state.factRecords,
    employments: state.employments,
    benefits: state.benefits,
    firstSubsidyApproval: state.firstSubsidyApproval,
    reviews: state.reviews,
    reviewsResume: state.reviewsResume,
    retirement: state.retirement,
    leaving: state.leaving,
    helper: state.helper,
    offers: state.offers,
    cancellationTask: state.cancellationTask,
    decisions: state.decisions,
    appeals: state.appeals,
    redecisions: state.redecisions,
    problems: state.problems,
    startup: state.startup,
    realName: state.realName,
  };
}

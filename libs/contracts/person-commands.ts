import type { ChangeCategoriesBody } from '#person/application/change-categories';
import type { z } from 'zod';
import type { AmendAgreementBody, EndAgreementBody, SignAgreementBody } from '#person/agreement/agreement.chapter';
import type { RecordMeasureOutcomeBody } from '#person/agreement/measures';
import type { DecideAppealBody } from '#person/appeals/decide';
import type { LodgeAppealBody } from '#person/appeals/lodge';
import type {
  LodgeApplicationBody,
  ReturnApplicationBody,
  WithdrawApplicationBody,
} from '#person/application/commands';
import type {
  ApproveBenefitBody,
  ChangeBenefitBody,
  OrderRecoveryBody,
  RefuseBenefitBody,
  SettleBenefitQuarterBody,
} from '#person/benefits/bodies';
import type { IssueCertificateBody } from '#person/certificate/certificate.chapter';
import type { ReissueCertificateBody } from '#person/certificate/reissue';
import type { AnnotateCardBody } from '#person/certification/card';
import type { RefuseCertificationBody } from '#person/certification/commands';
import type { AnnulRecordBody } from '#person/corrections/annul';
import type { CloseTaskBody } from '#person/corrections/close-task';
import type { CorrectFactBody } from '#person/corrections/correct';
import type { EndEmploymentBody, RecordEmploymentBody } from '#person/employment/employment.chapter';
import type { RecordFactBody } from '#person/facts/facts.chapter';
import type { AssignHelperBody, HandOverHelperBody, MarkKeyPersonBody } from '#person/helper/commands';
import type { CancelQualificationBody } from '#person/leaving/cancel';
import type { ExitBody, ExitPersonBody } from '#person/leaving/exit';
import type { ConfirmDeregistrationBody, RestoreQualificationBody } from '#person/leaving/restore';
import type { DismissObjectionBody, RaiseObjectionBody } from '#person/notice/commands';
import type { AcceptOfferBody, DeclineOfferBody, JudgeRefusalBody } from '#person/offers/answer';
import type { OfferJobBody } from '#person/offers/offer';
import type { CloseProblemBody, HandOverProblemBody, RecordProblemBody } from '#person/problems/commands';
import type { MovePersonBody } from '#person/registration/move';
import type { BeginStartupBody, EndStartupBody, RecordStartupStepBody } from '#person/startup/commands';
import type { ActOfTwoBody } from '#person/real-name/two-persons';
import type { RegisterUnemploymentBody } from '#person/registration/register';
import type { AttendReviewBody } from '#person/review/attend';
import type { FailReviewBody, PassReviewBody } from '#person/review/decide';
import type { RecordServiceBody } from '#person/services/serve';
import type { RecordVisitBody } from '#person/visits/visits.chapter';
import * as appeals from './bodies/appeals.ts';
import * as application from './bodies/application.ts';
import * as assistance from './bodies/assistance.ts';
import * as benefits from './bodies/benefits.ts';
import * as certification from './bodies/certification.ts';
import * as helper from './bodies/helper.ts';
import * as leaving from './bodies/leaving.ts';
import * as notice from './bodies/notice.ts';
import * as offers from './bodies/offers.ts';
import * as problems from './bodies/problems.ts';
import * as realName from './bodies/real-name.ts';
import * as registration from './bodies/registration.ts';
import * as review from './bodies/review.ts';
import * as startup from './bodies/startup.ts';

const { employer: _, ...assistanceBodies } = assistance;

/** The schema of every command's body, by the command's name, in the order of the law's chain. */
export const PERSON_COMMANDS = {
  ...registration,
  ...application,
  ...notice,
  ...certification,
  ...assistanceBodies,
  ...helper,
  ...offers,
  ...problems,
  ...startup,
  ...benefits,
  ...review,
  ...leaving,
  ...appeals,
  ...realName,
} satisfies Readonly<Record<string, z.ZodType>> & {
  readonly [Name in keyof DeciderBodies]: z.ZodType<DeciderBodies[Name]>;
};

/** What the deciders expect of a body that has passed. */
interface DeciderBodies {
  readonly RegisterUnemployment: RegisterUnemploymentBody;
  readonly IssueCertificate: IssueCertificateBody;
  readonly ReissueCertificate: ReissueCertificateBody;
  readonly LodgeApplication: LodgeApplicationBody;
  readonly ChangeCategories: ChangeCategoriesBody;
  readonly ReturnApplication: ReturnApplicationBody;
  readonly WithdrawApplication: WithdrawApplicationBody;
  readonly RaiseObjection: RaiseObjectionBody;
  readonly DismissObjection: DismissObjectionBody;
  readonly UpholdObjection: DismissObjectionBody;
  readonly RefuseCertification: RefuseCertificationBody;
  readonly AnnotateCard: AnnotateCardBody;
  readonly SignAgreement: SignAgreementBody;
  readonly AmendAgreement: AmendAgreementBody;
  readonly RecordMeasureOutcome: RecordMeasureOutcomeBody;
  readonly EndAgreement: EndAgreementBody;
  readonly RecordVisit: RecordVisitBody;
  readonly RecordFact: RecordFactBody;
  readonly RecordEmployment: RecordEmploymentBody;
  readonly EndEmployment: EndEmploymentBody;
  readonly ApproveBenefit: ApproveBenefitBody;
  readonly RefuseBenefit: RefuseBenefitBody;
  readonly SuspendBenefit: ChangeBenefitBody;
  readonly ResumeBenefit: ChangeBenefitBody;
  readonly StopBenefit: ChangeBenefitBody;
  readonly SettleBenefitQuarter: SettleBenefitQuarterBody;
  readonly OrderRecovery: OrderRecoveryBody;
  readonly AttendReview: AttendReviewBody;
  readonly PassReview: PassReviewBody;
  readonly FailReview: FailReviewBody;
  readonly ConfirmDeregistration: ConfirmDeregistrationBody;
  readonly RestoreQualification: RestoreQualificationBody;
  readonly ExitPerson: ExitPersonBody;
  readonly CloseCase: ExitBody;
  readonly CancelQualification: CancelQualificationBody;
  readonly MarkKeyPerson: MarkKeyPersonBody;
  readonly AssignHelper: AssignHelperBody;
  readonly HandOverHelper: HandOverHelperBody;
  readonly OfferJob: OfferJobBody;
  readonly AcceptOffer: AcceptOfferBody;
  readonly DeclineOffer: DeclineOfferBody;
  readonly JudgeRefusal: JudgeRefusalBody;
  readonly RecordProblem: RecordProblemBody;
  readonly HandOverProblem: HandOverProblemBody;
  readonly CloseProblem: CloseProblemBody;
  readonly BeginStartup: BeginStartupBody;
  readonly RecordStartupStep: RecordStartupStepBody;
  readonly EndStartup: EndStartupBody;
  readonly MovePerson: MovePersonBody;
  readonly RecordService: RecordServiceBody;
  readonly LodgeAppeal: LodgeAppealBody;
  readonly DecideAppeal: DecideAppealBody;
  readonly CorrectFact: CorrectFactBody;
  readonly AnnulRecord: AnnulRecordBody;
  readonly CloseTask: CloseTaskBody;
  readonly LinkDuplicate: ActOfTwoBody;
  readonly RestrictPerson: ActOfTwoBody;
  readonly ErasePerson: ActOfTwoBody;
}

export type PersonCommandName = keyof typeof PERSON_COMMANDS;

/** What a client sends. */
export type PersonCommandInput<Name extends PersonCommandName> = z.input<(typeof PERSON_COMMANDS)[Name]>;

/** What the decider gets. */
export type PersonCommandBody<Name extends PersonCommandName> = z.output<(typeof PERSON_COMMANDS)[Name]>;

export const PERSON_COMMAND_NAMES = Object.keys(PERSON_COMMANDS) as readonly PersonCommandName[];

export function isPersonCommand(name: string): name is PersonCommandName {
  return Object.hasOwn(PERSON_COMMANDS, name);
}

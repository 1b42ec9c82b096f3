import type { CivilDate } from '#kernel/civil-date';
import type { NewEvent, Recorded } from '#kernel/event';
import { dateAt, startOfDay } from '#kernel/instant';
import { grounds } from '#law/paragraphs';
import type { Rulebook } from '#law/rulebook';
import type { StageBeforeCertification } from '#law/stages';
import { BEFORE_CERTIFICATION } from '#law/stages';
import type { AppealDecided, ClosureOverturned, RefusalOverturned } from './appeals/events.ts';
import type { RedecisionOpened } from './corrections/events.ts';
import type { Decided } from './decided.ts';
import { findDecision } from './decisions.ts';
import type { PersonEvent } from './events.ts';
import { restoration, undoable } from './leaving/restoration.ts';
import { areaOf } from './stages.ts';
import type { PersonState, StepCode } from './state.ts';
import { stepDue } from './steps.ts';

/**
 * R14.2 (十四) What an appeal's decision brings with it. Overturned: a leaving is undone from its very day (R6.8), a refused application
 * and a case closed before certification stand again where they stood; what no event alone can give back is decided again by the office. Varied: decided again as the
 * appeal says.
 */
export function afterAppeal(
  state: PersonState,
  event: Recorded<AppealDecided>,
  rules: Rulebook,
): readonly NewEvent<PersonEvent>[] {
  const { outcome, against } = event.data;
  if (outcome === 'UPHELD') return [];
  const decision = findDecision(state, against);
  const redecided = outcome === 'OVERTURNED' && decision ? redecision(state, decision, event, rules) : null;
  return [redecided ?? decidedAgain(against)];
}

function redecision(
  state: PersonState,
  decision: Decided,
  event: Recorded<AppealDecided>,
  rules: Rulebook,
): NewEvent<PersonEvent> | null {
  if (isStanding(state, decision)) {
    const restored = restoration(state, { cause: 'APPEAL', today: dateAt(event.recordedAt), rules });
    return restored && { ...restored, grounds: grounds('R14.2', 'R6.8') };
  }
  if (isStandingClosure(state, decision)) return reopening(state, dateAt(event.recordedAt), rules);
  const refusal = state.stage === 'REFUSED' ? standingRefusal(state) : undefined;
  return refusal && (refusal === decision || isUpholdingFor(state, refusal, decision))
    ? revival(state, refusal, dateAt(event.recordedAt), rules)
    : null;
}

/** The leaving that still counts, or the missed or failed review it follows from. */
function isStanding(state: PersonState, { eventId, type, about }: Decided): boolean {
  const undone = undoable(state);
  if (!undone) return false;
  if (eventId === undone.of) return true;
  const review = type === 'AnnualReviewMissed' || type === 'AnnualReviewFailed';
  return review && state.leaving?.act === 'DEREGISTRATION' && about === `REVIEW:${state.leaving.reviewYear ?? ''}`;
}

function standingRefusal({ decisions }: PersonState): Decided | undefined {
  return decisions.findLast(({ type }) => type === 'CertificationRefused');
}

/** R4.4 (四) The upholding of an objection and the refusal that it brought are one act: an appeal against either is against both. */
function isUpholdingFor({ decisions }: PersonState, { reasonCode }: Decided, decision: Decided): boolean {
  const latest = decisions.findLast(({ type }) => type === 'ObjectionUpheld');
  return reasonCode === 'OBJECTION_UPHELD' && latest === decision;
}

/** With effect from the day of the refusal, so that the chain goes on from the date it had; the office's time begins anew today. */
function revival(
  state: PersonState,
  { eventId, on }: Decided,
  today: CivilDate,
  rules: Rulebook,
): NewEvent<RefusalOverturned> {
  const reviewed = state.streetReview !== null;
  return {
    type: 'RefusalOverturned',
    data: {
      of: eventId,
      stage: reviewed ? 'STREET_REVIEWED' : 'OBJECTED',
      due: reviewed ? stepDue('CERTIFICATION', today, areaOf(state), rules) : null,
    },
    grounds: grounds('R14.2', 'R4.2'),
    effectiveAt: startOfDay(on),
  };
}

/** The closing that still counts; a duplicate stays closed as long as it is linked (R1.1). */
function isStandingClosure({ leaving, realName }: PersonState, { eventId }: Decided): boolean {
  return realName.linkedTo === null && leaving?.act === 'CLOSURE' && leaving.eventId === eventId;
}

/** With effect from the day of the closing, as with a refusal: the acts before it keep their dates, the office's time begins anew. */
function reopening(state: PersonState, today: CivilDate, rules: Rulebook): NewEvent<ClosureOverturned> | null {
  const { leaving, certificate } = state;
  const stage = BEFORE_CERTIFICATION.find((each) => each === leaving?.before.stage);
  if (!leaving || !stage) return null;
  const step = stage === 'REGISTERED' && certificate.issuedOn !== null ? null : STEP_AT[stage];
  return {
    type: 'ClosureOverturned',
    data: {
      of: leaving.eventId,
      stage: stage === 'ON_NOTICE' ? 'CHECKED' : stage,
      due: step && stepDue(step, today, areaOf(state), rules),
    },
    grounds: grounds('R14.2', 'R4.2'),
    effectiveAt: startOfDay(leaving.on),
  };
}

const STEP_AT: Readonly<Record<StageBeforeCertification, StepCode | null>> = {
  REGISTERED: 'CERTIFICATE',
  APPLIED: 'COMMUNITY_CHECK',
  CHECKED: null,
  ON_NOTICE: null,
  OBJECTED: null,
  NOTICE_ENDED: 'STREET_REVIEW',
  STREET_REVIEWED: 'CERTIFICATION',
};

function decidedAgain(of: string): NewEvent<RedecisionOpened> {
  return { type: 'RedecisionOpened', data: { of, cause: 'APPEAL', place: 1 }, grounds: grounds('R14.2') };
}

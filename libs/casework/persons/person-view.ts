import type { CivilDate } from '#kernel/civil-date';
import { addDays } from '#kernel/civil-date';
import type { Instant } from '#kernel/instant';
import { formatInstant } from '#kernel/instant';
import { spanOn } from '#kernel/span';
import type { CommandOption } from '#kernel/stream-kind';
import type { FactCode } from '#law/facts';
import { FACTS } from '#law/facts';
import type { Rulebook } from '#law/rulebook';
import type { PersonAt } from '#person/at';
import { personAt } from '#person/at';
import type { Agreement, Identity, Leaving, PersonState, Visits } from '#person/state';
import type { Reading } from '#record/contract';
import { maskedCitizenId, maskedPhone } from '#views/masking';
import type { IdentityAnswer, PersonAnswer } from '../answers.ts';
import { deadlineAnswer } from '../answers.ts';
import { benefitAnswer } from './benefit-view.ts';
import { careOf, NO_CARE } from './care-view.ts';
import { funnelOn } from './funnel.ts';
import { reviewOn } from './review-view.ts';

export interface PersonReader {
  /** Outside the reader's area a person is shown masked: no birth date, phone, certificate, sensitive facts or categories. */
  readonly covers: boolean;
  readonly rules: Rulebook;
  readonly available: readonly CommandOption[];
  readonly knownAt?: Instant;
}

/**
 * The person as it stood at `validAt`: a pure reading of spans over the fold that the reading brought along (architecture 10).
 * `null` when there was no case yet on that day.
 */
export function personView(reading: Reading<PersonState>, validAt: Instant, reader: PersonReader): PersonAnswer | null {
  const { state, summary } = reading;
  const { covers, rules } = reader;
  const at = personAt(state, validAt);
  const { on } = at;
  if (at.stage === null) return null;
  const area = at.area ?? summary.area;
  return {
    personId: reading.streamId,
    version: reading.version,
    validAt: formatInstant(validAt),
    ...(reader.knownAt === undefined ? {} : { knownAt: formatInstant(reader.knownAt) }),
    stage: at.stage,
    funnel: funnelOn(state, on),
    qualification: at.qualification,
    area,
    identity: state.identity && identityOf(state.identity, covers),
    certificateNo: covers && at.certificateIssued ? (state.identity?.certificateNumber ?? null) : null,
    ...categoriesOf(at, covers),
    facts: factsOf(state, on, covers),
    employments: at.employments.map(({ id, form, from, to, contractTo }) => ({
      employmentId: id,
      form,
      from,
      to,
      contractTo,
    })),
    agreement: at.agreement && agreementOf(at.agreement, on, covers),
    helper: covers ? at.helper : null,
    ...(covers ? careOf(state, on, rules) : NO_CARE),
    fiveClears: fiveClearsOf(state.visits, on, rules.parameter('fiveClearsFreshDays', area, on)),
    benefits: at.benefits.map((benefit) => benefitAnswer(benefit, on)),
    retirementOn: covers ? (state.retirement?.on ?? null) : null,
    review: reviewOn(state, on),
    leaving: at.stage === 'LEFT' && at.leaving ? leavingOf(at.leaving) : null,
    deadlines: reading.deadlines.map(deadlineAnswer),
    pending: reading.pending.map(deadlineAnswer),
    provisional: reading.provisional,
    availableCommands: reader.available,
  };
}

/** The address and the plain values are told by `unmask` only, which is logged as its own act. */
function identityOf({ name, citizenId, sex, birthOn, phone }: Identity, covers: boolean): IdentityAnswer {
  const shown = { name, maskedCitizenId: maskedCitizenId(citizenId), sex };
  return covers ? { ...shown, birthOn, phone: phone && maskedPhone(phone) } : shown;
}

/** A category may say that someone is disabled or on minimum living allowance. */
function categoriesOf({ application }: PersonAt, covers: boolean): Pick<PersonAnswer, 'categories' | 'primary'> {
  if (application === null || !covers) return { categories: [], primary: null };
  return {
    categories: application.categories.map(({ code, since }) => ({ code, since })),
    primary: application.primary,
  };
}

function factsOf({ facts }: PersonState, on: CivilDate, covers: boolean): PersonAnswer['facts'] {
  return (Object.keys(facts) as FactCode[])
    .filter((fact) => covers || !FACTS[fact].sensitive)
    .flatMap((fact) => {
      const span = spanOn(facts[fact] ?? [], on);
      return span ? [{ fact, value: span.value, from: span.from, to: span.to }] : [];
    });
}

/** How far its measures have come, the area's own staff see. */
function agreementOf(
  { signedOn, from, to, measures }: Agreement,
  on: CivilDate,
  covers: boolean,
): PersonAnswer['agreement'] {
  return {
    signedOn,
    from,
    to,
    measures: (covers ? measures : []).map(({ place, by, dueOn, outcome }) => {
      const known = outcome !== null && outcome.on <= on ? outcome : null;
      return { measure: place, by, dueOn, done: known?.done ?? null, recordedOn: known?.on ?? null };
    }),
  };
}

/** R4.8 (四) The score is the number of the five findings that are fresh. */
function fiveClearsOf({ clears, lastOn }: Visits, on: CivilDate, freshDays: number): PersonAnswer['fiveClears'] {
  const fresh = Object.entries(clears)
    .filter(([, clear]) => clear.on <= on && on < addDays(clear.on, freshDays))
    .map(([item]) => item);
  return { score: fresh.length, fresh, lastVisitOn: lastOn !== null && lastOn <= on ? lastOn : null };
}

function leavingOf({ act, reasonCode, on }: Leaving): PersonAnswer['leaving'] {
  return { act, reasonCode, on };
}

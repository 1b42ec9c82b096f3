import type { CivilDate } from '#kernel/civil-date';
import type { Instant } from '#kernel/instant';
import { dateAt } from '#kernel/instant';
import { valueOn } from '#kernel/span';
import type { AreaCode } from '#law/area';
import type { FactCode } from '#law/facts';
import type { Stage } from '#law/stages';
import { categoriesOn } from './categories.ts';
import type { Agreement, Application, PersonState, Qualification } from './state.ts';

/** A person as it stood at a legal moment, as far as the folded events know it. */
export interface PersonAt extends Pick<
  PersonState,
  'application' | 'certification' | 'agreement' | 'employments' | 'benefits' | 'leaving'
> {
  readonly on: CivilDate;
  readonly stage: Stage | null;
  readonly qualification: Qualification;
  readonly area: AreaCode | null;
  readonly certificateIssued: boolean;
  /** R10.3: the helper responsible on that day. */
  readonly helper: string | null;
  readonly facts: Readonly<Partial<Record<FactCode, string>>>;
}

/**
 * The pure read behind `validAt` (architecture 10): stage, qualification, area and facts by their spans, every other slice if it had
 * begun by then. What was known is decided before, by the cut of the events (`knownAt`).
 */
export function personAt(state: PersonState, validAt: Instant): PersonAt {
  const on = dateAt(validAt);
  const begun = <T extends { readonly on: CivilDate }>(slice: T | null): T | null =>
    slice && slice.on <= on ? slice : null;
  const { certificate } = state;
  const stage = valueOn(state.stages, on) ?? null;
  return {
    on,
    stage,
    qualification: valueOn(state.qualifications, on) ?? 'NONE',
    area: valueOn(state.registration?.areas ?? [], on) ?? null,
    certificateIssued: certificate.issuedOn !== null && certificate.issuedOn <= on,
    application: categoriesAsOf(begun(state.application), on),
    certification: begun(state.certification),
    agreement: agreementAsOf(state.agreement, on),
    helper: stage === null || stage === 'LEFT' ? null : (valueOn(state.helper.chain, on) ?? null),
    employments: state.employments.filter(({ from }) => from <= on),
    benefits: state.benefits.filter(({ approvedOn }) => approvedOn <= on),
    leaving: begun(state.leaving),
    facts: factsOn(state.facts, on),
  };
}

function factsOn(facts: PersonState['facts'], on: CivilDate): PersonAt['facts'] {
  const held = Object.entries(facts).map(([fact, spans]) => [fact, valueOn(spans, on)] as const);
  return Object.fromEntries(held.filter(([, value]) => value !== undefined));
}

function categoriesAsOf(application: Application | null, on: CivilDate): Application | null {
  if (!application) return null;
  const primary = valueOn(application.primaries, on) ?? application.primary;
  return { ...application, categories: categoriesOn(application, on), primary };
}

/** The version that was signed last by then. */
export function agreementAsOf(agreement: Agreement | null, on: CivilDate): Agreement | null {
  if (!agreement || agreement.signedOn > on) return null;
  const { from, to, measures } = agreement.versions.findLast((version) => version.on <= on) ?? agreement;
  return { ...agreement, from, to, measures };
}

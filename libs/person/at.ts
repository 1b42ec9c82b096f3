import type { CivilDate } from '#kernel/civil-date';
import type { Instant } from '#kernel/instant';
import { dateAt } from '#kernel/instant';
import { valueOn } from '#kernel/span';
import type { AreaCode } from '#law/area';
import type { FactCode } from '#law/facts';
import type { Stage } from '#law/stages';
import type { PersonState, Qualification } from './state.ts';

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
  const { agreement, certificate } = state;
  return {
    on,
    stage: valueOn(state.stages, on) ?? null,
    qualification: valueOn(state.qualifications, on) ?? 'NONE',
    area: valueOn(state.registration?.areas ?? [], on) ?? null,
    certificateIssued: certificate.issuedOn !== null && certificate.issuedOn <= on,
    application: begun(state.application),
    certification: begun(state.certification),
    agreement: agreement && agreement.signedOn <= on ? agreement : null,
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

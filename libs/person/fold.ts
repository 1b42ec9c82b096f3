import type { Recorded } from '#kernel/event';
import type { EventSchema } from '#kernel/stream-kind';
import { agreement } from './agreement/agreement.chapter.ts';
import { appeals } from './appeals/appeals.chapter.ts';
import { application } from './application/application.chapter.ts';
import { benefits } from './benefits/benefits.chapter.ts';
import { certificate } from './certificate/certificate.chapter.ts';
import { certification } from './certification/certification.chapter.ts';
import { employment } from './employment/employment.chapter.ts';
import { corrections } from './corrections/corrections.chapter.ts';
import { remembered } from './decisions.ts';
import type { PersonEvent } from './events.ts';
import { facts } from './facts/facts.chapter.ts';
import { helper } from './helper/helper.chapter.ts';
import { leaving } from './leaving/leaving.chapter.ts';
import { limits } from './limits/limits.chapter.ts';
import { notice } from './notice/notice.chapter.ts';
import { offers } from './offers/offers.chapter.ts';
import { problems } from './problems/problems.chapter.ts';
import { realName } from './real-name/real-name.chapter.ts';
import { registration } from './registration/registration.chapter.ts';
import { review } from './review/review.chapter.ts';
import { services } from './services/services.chapter.ts';
import { startup } from './startup/startup.chapter.ts';
import type { PersonState } from './state.ts';
import { inOnePiece } from './state.ts';
import { visits } from './visits/visits.chapter.ts';

/** The chapters in the order of the law's chain. */
export const CHAPTERS = [
  registration,
  certificate,
  application,
  notice,
  certification,
  limits,
  agreement,
  helper,
  visits,
  offers,
  problems,
  startup,
  facts,
  employment,
  benefits,
  review,
  leaving,
  services,
  appeals,
  corrections,
  realName,
] as const;

export const personSchema: { readonly [Type in PersonEvent['type']]: EventSchema } = {
  ...registration.schema,
  ...certificate.schema,
  ...application.schema,
  ...notice.schema,
  ...certification.schema,
  ...limits.schema,
  ...agreement.schema,
  ...helper.schema,
  ...visits.schema,
  ...offers.schema,
  ...problems.schema,
  ...startup.schema,
  ...facts.schema,
  ...employment.schema,
  ...benefits.schema,
  ...review.schema,
  ...leaving.schema,
  ...services.schema,
  ...appeals.schema,
  ...corrections.schema,
  ...realName.schema,
};

type Evolve = (state: PersonState, event: Recorded<PersonEvent>) => PersonState;

/** An event may change the slices of several chapters (DeadlineFixed); one that no chapter knows must not pass silently. */
export function evolvePerson(state: PersonState, event: Recorded<PersonEvent>): PersonState {
  const steps = STEPS.get(event.type);
  if (steps === undefined) throw new RangeError(`no chapter knows the event ${event.type}`);
  const folded = steps.reduce((before, step) => step(before, event), state);
  return inOnePiece(remembered(folded, event));
}

/** By the event's type, so that a fold does not ask every chapter about every event. */
const STEPS: ReadonlyMap<string, readonly Evolve[]> = new Map(
  [...new Set(CHAPTERS.flatMap(({ evolve }) => Object.keys(evolve)))].map((type) => [type, stepsOf(type)]),
);

function stepsOf(type: string): readonly Evolve[] {
  return CHAPTERS.flatMap(({ evolve }) => (evolve as Readonly<Record<string, Evolve>>)[type] ?? []);
}

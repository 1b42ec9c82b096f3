import type { Recorded } from '#kernel/event';
import type { Chapter } from '../chapter.ts';
import { acted, atStage, dayOf, withQualification } from '../stages.ts';
import type { PersonState } from '../state.ts';
import { withStep } from '../steps.ts';
import { annotateCard } from './card.ts';
import { certifyPerson, passStreetReview, refuseCertification } from './commands.ts';
import type {
  CardAnnotated,
  CertificationEvent,
  CertificationRefused,
  PersonCertified,
  StreetReviewPassed,
} from './events.ts';

/**
 * (四) 街道复核、县级认定、签章注明: street review after the notice, certification by the competent level (R4.2), or a refusal in writing
 * (R4.7), and the card page (R4.5).
 */
export const certification: Chapter<CertificationEvent> = {
  commands: [passStreetReview, certifyPerson, refuseCertification, annotateCard],
  evolve: {
    StreetReviewPassed: reviewed,
    PersonCertified: certified,
    CertificationRefused: refusedBy,
    CardAnnotated: annotated,
  },
  schema: {
    StreetReviewPassed: { version: 1 },
    PersonCertified: { version: 1 },
    CertificationRefused: { version: 1 },
    CardAnnotated: { version: 1 },
  },
  deadlines: () => [],
  settle: {},
};

function reviewed(state: PersonState, event: Recorded<StreetReviewPassed>): PersonState {
  const streetReview = { on: dayOf(event), by: event.actor.staff, eventId: event.id };
  return acted(atStage(withStep({ ...state, streetReview }, event.data.due, event), 'STREET_REVIEWED', event), event);
}

function certified(state: PersonState, event: Recorded<PersonCertified>): PersonState {
  const spell = { on: dayOf(event), by: event.actor.staff, eventId: event.id };
  const done = withStep({ ...state, certification: spell }, null, event);
  return acted(withQualification(atStage(done, 'CERTIFIED', event), 'CERTIFIED', event), event);
}

function refusedBy(state: PersonState, event: Recorded<CertificationRefused>): PersonState {
  return acted(atStage(withStep(state, null, event), 'REFUSED', event), event);
}

function annotated(state: PersonState, event: Recorded<CardAnnotated>): PersonState {
  const { entry, of } = event.data;
  return { ...state, card: [...state.card, { entry, of, on: dayOf(event), eventId: event.id }] };
}

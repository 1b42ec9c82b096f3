import type { NewEvent, Recorded } from '#kernel/event';
import type { Rulebook } from '#law/rulebook';
import type { AgreementEvent } from './agreement/events.ts';
import type { AppealEvent } from './appeals/events.ts';
import type { ApplicationEvent } from './application/events.ts';
import type { BenefitEvent } from './benefits/events.ts';
import type { CertificateEvent } from './certificate/events.ts';
import type { CertificationEvent } from './certification/events.ts';
import type { CorrectionEvent } from './corrections/events.ts';
import type { EmploymentEvent } from './employment/events.ts';
import type { FactEvent } from './facts/events.ts';
import type { HelperEvent } from './helper/events.ts';
import type { LeavingEvent } from './leaving/events.ts';
import type { LimitEvent } from './limits/events.ts';
import type { NoticeEvent } from './notice/events.ts';
import type { OfferEvent } from './offers/events.ts';
import type { ProblemEvent } from './problems/events.ts';
import type { RealNameEvent } from './real-name/events.ts';
import type { RegistrationEvent } from './registration/events.ts';
import type { ReviewEvent } from './review/events.ts';
import type { ServiceEvent } from './services/events.ts';
import type { StartupEvent } from './startup/events.ts';
import type { PersonState } from './state.ts';
import type { VisitEvent } from './visits/events.ts';

/** Everything that can happen to an assisted person, chapter by chapter. */
export type PersonEvent =
  | RegistrationEvent
  | CertificateEvent
  | ApplicationEvent
  | NoticeEvent
  | CertificationEvent
  | LimitEvent
  | AgreementEvent
  | HelperEvent
  | VisitEvent
  | OfferEvent
  | ProblemEvent
  | StartupEvent
  | FactEvent
  | EmploymentEvent
  | BenefitEvent
  | ReviewEvent
  | LeavingEvent
  | ServiceEvent
  | AppealEvent
  | CorrectionEvent
  | RealNameEvent;

/**
 * What crosses chapters: the further events one event brings with it in the same commit, e.g. ObjectionUpheld →
 * CertificationRefused, leaving → BenefitStopped. `state` is the person before `event`. The event's `effectiveAt` is certain, its
 * id is not final: `person.ts` fills in `causedBy`, and the cause's `effectiveAt` where a consequence names none, and asks
 * again for the consequences of the consequences.
 */
export type Consequences = (
  state: PersonState,
  event: Recorded<PersonEvent>,
  rules: Rulebook,
) => readonly NewEvent<PersonEvent>[];

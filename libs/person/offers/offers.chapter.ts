import type { Recorded } from '#kernel/event';
import type { Chapter } from '../chapter.ts';
import { dayOf } from '../stages.ts';
import type { PersonState } from '../state.ts';
import { acceptOffer, declineOffer, judgeRefusal } from './answer.ts';
import type { CancellationTaskOpened, JobOffered, OfferEvent, RefusalJudged } from './events.ts';
import { offerJob } from './offer.ts';
import type { Offer } from './state.ts';

/**
 * (五) 对无正当理由不接受就业援助服务的: jobs offered, the answers, and the officer's judgement of a refusal (R5.6). Refusals are counted;
 * enough of them open a task, and nothing here cancels.
 */
export const offers: Chapter<OfferEvent> = {
  commands: [offerJob, acceptOffer, declineOffer, judgeRefusal],
  evolve: {
    JobOffered: offered,
    OfferAccepted: (state, event) =>
      withOffer(state, event.data.offerId, (offer) => ({ ...offer, status: 'ACCEPTED', answeredOn: dayOf(event) })),
    OfferDeclined: (state, event) =>
      withOffer(state, event.data.offerId, (offer) => ({ ...offer, status: 'DECLINED', answeredOn: dayOf(event) })),
    RefusalJudged: (state, { data }: Recorded<RefusalJudged>) =>
      withOffer(state, data.offerId, (offer) => ({ ...offer, justified: data.justified })),
    CancellationTaskOpened: (state, event: Recorded<CancellationTaskOpened>) => ({
      ...state,
      cancellationTask: { eventId: event.id, on: dayOf(event), offerIds: event.data.offerIds },
      offers: state.offers.map((offer) =>
        event.data.offerIds.includes(offer.id) ? { ...offer, counted: true } : offer,
      ),
    }),
  },
  schema: {
    JobOffered: { version: 1 },
    OfferAccepted: { version: 1 },
    OfferDeclined: { version: 1 },
    RefusalJudged: { version: 1 },
    CancellationTaskOpened: { version: 1 },
  },
  deadlines: () => [],
  settle: {},
};

function offered(state: PersonState, event: Recorded<JobOffered>): PersonState {
  const offer: Offer = {
    id: event.id,
    on: dayOf(event),
    status: 'OPEN',
    answeredOn: null,
    justified: null,
    counted: false,
  };
  return { ...state, offers: [...state.offers, offer] };
}

function withOffer(state: PersonState, id: string, change: (offer: Offer) => Offer): PersonState {
  return { ...state, offers: state.offers.map((offer) => (offer.id === id ? change(offer) : offer)) };
}

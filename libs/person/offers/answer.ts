import type { Refusal } from '#kernel/refusal';
import type { Decision } from '#kernel/stream-kind';
import { grounds } from '#law/paragraphs';
import { refused as refusalOf } from '#law/refused';
import type { Act, ActBody } from '../acts.ts';
import { accepted, dated, noted, refused } from '../acts.ts';
import type { CommandRule, PersonContext } from '../chapter.ts';
import { needsLiveCase } from '../live-case.ts';
import type { PersonState } from '../state.ts';
import { theOne } from '../the-one.ts';
import type { OfferAccepted, OfferDeclined, OfferEvent, RefusalJudged } from './events.ts';
import type { Offer } from './state.ts';

export type AcceptOfferBody = ActBody & { readonly offerId?: string };
export type DeclineOfferBody = ActBody & { readonly offerId?: string; readonly reason: string };
export type JudgeRefusalBody = DeclineOfferBody & { readonly justified: boolean };

const roles = ['community-clerk', 'street-officer'] as const;

/** Accepted is not yet at work: the employment is recorded when it begins (R5.8). */
export const acceptOffer: CommandRule<OfferAccepted, AcceptOfferBody> = {
  name: 'AcceptOffer',
  rules: ['R5.6', 'R7.0'],
  roles,
  guard: (state) => needsLiveCase(state, 'R5.6') ?? needsOffer(state, isOpen),
  decide: (state, body, context) =>
    onOffer({ state, body, context, fits: isOpen }, ({ id }, { legal }) =>
      accepted<OfferAccepted>({
        type: 'OfferAccepted',
        data: { offerId: id },
        ...noted(body),
        grounds: grounds('R5.6', 'R7.0'),
        ...legal,
      }),
    ),
};

/** R5.6 (五) The refusal is recorded with the reason the person states. */
export const declineOffer: CommandRule<OfferDeclined, DeclineOfferBody> = {
  name: 'DeclineOffer',
  rules: ['R5.6'],
  roles,
  guard: (state) => needsLiveCase(state, 'R5.6') ?? needsOffer(state, isOpen),
  decide: (state, body, context) =>
    onOffer({ state, body, context, fits: isOpen }, ({ id }, { legal }) =>
      accepted<OfferDeclined>({
        type: 'OfferDeclined',
        data: { offerId: id },
        protectedData: { reason: body.reason },
        grounds: grounds('R5.6'),
        ...legal,
      }),
    ),
};

/** R5.6 (五) Only a street officer says whether there was a good reason, once for each refusal unless it falls in an appeal. */
export const judgeRefusal: CommandRule<RefusalJudged, JudgeRefusalBody> = {
  name: 'JudgeRefusal',
  rules: ['R5.6', 'R5.5'],
  roles: ['street-officer'],
  guard: (state) => needsLiveCase(state, 'R5.6') ?? needsOffer(state, isToBeJudged(state)),
  decide: (state, body, context) =>
    onOffer({ state, body, context, fits: isToBeJudged(state) }, ({ id, answeredOn, on }, { legal }) =>
      accepted<RefusalJudged>({
        type: 'RefusalJudged',
        data: { offerId: id, declinedOn: answeredOn ?? on, justified: body.justified },
        protectedData: { reason: body.reason },
        grounds: grounds('R5.6'),
        ...legal,
      }),
    ),
};

function isOpen({ status }: Offer): boolean {
  return status === 'OPEN';
}

/** Not judged yet, or to be judged again because an appeal or a correction asks for it (R14.2). */
function isToBeJudged({ decisions, redecisions }: PersonState): (offer: Offer) => boolean {
  const open = new Set(redecisions.filter(({ takenBy }) => takenBy === null).map(({ of }) => of));
  const again = new Set(decisions.filter(({ eventId }) => open.has(eventId)).map(({ about }) => about));
  return ({ id, status, justified }) => status === 'DECLINED' && (justified === null || again.has(`OFFER:${id}`));
}

const NO_OFFER = { code: 'NO_OFFER', condition: 'OFFER_OPEN' } as const;

function needsOffer({ offers }: PersonState, fits: (offer: Offer) => boolean): Refusal | null {
  const { code, condition } = NO_OFFER;
  const actual = offers.at(-1)?.status ?? 'NONE';
  return offers.some(fits) ? null : refusalOf(code, 'R5.6', { condition, actual, needed: 'ONE' });
}

interface OfferRequest {
  readonly state: PersonState;
  readonly body: AcceptOfferBody;
  readonly context: PersonContext;
  readonly fits: (offer: Offer) => boolean;
}

/** The offer a body names, or the only one that fits; the act on it is not earlier than the offer or its answer. */
function onOffer<E extends OfferEvent>(
  { state, body, context, fits }: OfferRequest,
  decide: (offer: Offer, act: Act) => Decision<E>,
): Decision<E> {
  const among = state.offers.filter(fits);
  const chosen = theOne({ named: body.offerId, among, rule: 'R5.6', none: NO_OFFER });
  if ('refusal' in chosen) return refused(chosen.refusal);
  const { one: offer } = chosen;
  const follows = offer.answeredOn ?? offer.on;
  return dated({ rule: 'R5.6', state, body, context, follows }, (act) => decide(offer, act));
}

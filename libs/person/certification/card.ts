import type { Refusal } from '#kernel/refusal';
import type { Decision } from '#kernel/stream-kind';
import { grounds } from '#law/paragraphs';
import { refused as refusalOf } from '#law/refused';
import type { ActBody } from '../acts.ts';
import { accepted, dated, refused } from '../acts.ts';
import type { CommandRule } from '../chapter.ts';
import { outOfOrder } from '../stages.ts';
import type { CardEntry, PersonState } from '../state.ts';
import { certifiers } from './certifier.ts';
import type { CertificationEvent } from './events.ts';

export interface AnnotateCardBody extends ActBody {
  readonly entry: CardEntry['entry'];
  readonly seal: string;
}

/**
 * R4.5 (四) 在就业援助卡页上签章注明: date, category, seal and officer on certification; date and cause on leaving. An open duty: it is
 * possible while an entry is missing and blocks nothing.
 */
export const annotateCard: CommandRule<CertificationEvent, AnnotateCardBody> = {
  name: 'AnnotateCard',
  rules: ['R4.5'],
  roles: ['county-officer'],
  competent: certifiers,
  guard: (state) =>
    ENTRIES.some((entry) => refuseEntry(state, entry) === null) ? null : refuseEntry(state, latestEntry(state)),
  decide: (state, body, context) => {
    const refusal = refuseEntry(state, body.entry);
    if (refusal) return refused(refusal);
    const occasion = occasionOf(state, body.entry);
    const follows = occasion?.on ?? null;
    return dated({ rule: 'R4.5', state, body, context, follows }, ({ legal }): Decision<CertificationEvent> =>
      accepted({
        type: 'CardAnnotated',
        data: { entry: body.entry, of: occasion?.eventId ?? '' },
        protectedData: { seal: body.seal, reason: body.reason ?? null },
        grounds: grounds('R4.5'),
        ...legal,
      }),
    );
  },
};

const ENTRIES = ['CERTIFICATION', 'LEAVING'] as const satisfies readonly CardEntry['entry'][];

/** Two entries need what they annotate; neither is made twice. */
function refuseEntry(state: PersonState, entry: CardEntry['entry']): Refusal | null {
  const occasion = occasionOf(state, entry);
  if (!occasion) return outOfOrder(state, 'R4.5', entry === 'LEAVING' ? 'LEFT' : 'CERTIFIED');
  const made = state.card.find(({ of }) => of === occasion.eventId);
  const unmet = { condition: 'CARD_ENTRY_OPEN', actual: made?.on ?? 'NONE', needed: entry } as const;
  return made ? refusalOf('CARD_ALREADY_ANNOTATED', 'R4.5', unmet) : null;
}

function occasionOf(
  { certification, leaving }: PersonState,
  entry: CardEntry['entry'],
): { on: string; eventId: string } | null {
  switch (entry) {
    case 'CERTIFICATION':
      return certification;
    case 'LEAVING':
      return leaving;
    default:
      return entry satisfies never;
  }
}

function latestEntry({ leaving }: PersonState): CardEntry['entry'] {
  return leaving ? 'LEAVING' : 'CERTIFICATION';
}

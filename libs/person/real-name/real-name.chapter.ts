import type { Recorded } from '#kernel/event';
import type { Chapter } from '../chapter.ts';
import { dayOf } from '../stages.ts';
import type { PersonState } from '../state.ts';
import { absorbed } from './absorb.ts';
import { erasePerson } from './erase.ts';
import type { ActProposed, RealNameEvent } from './events.ts';
import { linkDuplicate } from './link.ts';
import { restrictPerson } from './restrict.ts';
import type { RealName } from './state.ts';

/**
 * (二) 全面实行就业援助对象实名管理: one person, one file for life (R1.1). What touches the file itself is an act of two persons: to
 * link a duplicate, to restrict who may know of a person, to erase one.
 */
export const realName: Chapter<RealNameEvent> = {
  commands: [linkDuplicate, restrictPerson, erasePerson],
  evolve: {
    ActProposed: proposed,
    DuplicateLinked: (state, event) =>
      carriedOut(state, event.data, {
        linkedTo: {
          survivor: event.data.survivor,
          on: dayOf(event),
          eventId: event.id,
          carried: event.data.carried,
        },
      }),
    DuplicateAbsorbed: absorbed,
    PersonRestricted: (state, event) =>
      carriedOut(state, event.data, { restricted: { since: dayOf(event), eventId: event.id } }),
    RestrictionLifted: (state, { data }) => carriedOut(state, data, { restricted: null }),
    PersonErased: (state, event) => carriedOut(state, event.data, { erasedOn: dayOf(event) }),
  },
  schema: {
    ActProposed: { version: 1 },
    DuplicateLinked: { version: 1 },
    DuplicateAbsorbed: { version: 1 },
    PersonRestricted: { version: 1 },
    RestrictionLifted: { version: 1 },
    PersonErased: { version: 1 },
  },
  deadlines: () => [],
  settle: {},
};

function proposed(state: PersonState, { id, data, actor }: Recorded<ActProposed>): PersonState {
  const others = state.realName.proposals.filter(({ act }) => act !== data.act);
  const proposal = { proposalId: id, by: actor.staff, ...data };
  return { ...state, realName: { ...state.realName, proposals: [...others, proposal] } };
}

function carriedOut(
  state: PersonState,
  { proposalId }: { readonly proposalId: string },
  change: Partial<RealName>,
): PersonState {
  const proposals = state.realName.proposals.filter((each) => each.proposalId !== proposalId);
  return { ...state, realName: { ...state.realName, proposals, ...change } };
}

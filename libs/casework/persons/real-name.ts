import type { Actor, Json } from '#kernel/event';
import type { Staff } from '#law/roles';
import type { AbsorbDuplicateBody } from '#person/real-name/absorb';
import { ERASURE_CLAIM } from '#person/real-name/erase';
import { LINKED_CLAIM, SURVIVOR } from '#person/real-name/link';
import type { SeenSurvivor } from '#person/real-name/link';
import { mayKnowOf } from '#person/real-name/restrict';
import type { PersonState } from '#person/state';
import type { Submission, SubmitAnswer } from '#record/contract';
import { PERSON } from '../look.ts';
import type { CaseRecord } from '../record-port.ts';

const SYSTEM: Actor = { staff: 'system', role: 'system', area: '340000' };

/**
 * R1.1 (二) What an act of two persons on a file needs from outside its stream, and what it brings about there: the file that stays
 * takes over what a closed duplicate gave away, and the key of who was erased is destroyed. Both follow the accepted act before it
 * is answered; what a process left undone is found by its claim and finished by `finish`. Each is safe to repeat.
 */
export function createRealNameDesk(record: CaseRecord) {
  const finished = new Set<string>();

  async function stateOf(personId: string): Promise<PersonState | null> {
    const reading = await record.read<PersonState>(PERSON, personId);
    return reading === null || reading.erased || reading.state.stage === null ? null : reading.state;
  }

  /** The file that stays, should the one that was named have been linked to another meanwhile. */
  async function standing(personId: string): Promise<string | null> {
    const state = await stateOf(personId);
    if (state === null) return null;
    const { linkedTo } = state.realName;
    return linkedTo === null ? personId : standing(linkedTo.survivor);
  }

  async function absorb(duplicate: string): Promise<void> {
    const state = await stateOf(duplicate);
    const link = state?.realName.linkedTo;
    const survivor = link ? await standing(link.survivor) : null;
    if (!state || !link || survivor === null) return;
    const certificateNumber = state.identity?.certificateNumber ?? null;
    const body: AbsorbDuplicateBody = { duplicate, carried: link.carried, certificateNumber };
    // The event's id is the key: whoever comes again is given the stored answer.
    const answer = await record.submit({
      kind: PERSON,
      target: { streamId: survivor },
      commandId: link.eventId,
      name: 'AbsorbDuplicate',
      body: { ...body },
      actor: SYSTEM,
      authorise: () => null,
    });
    if (answer.outcome === 'quarantined') throw new Error(`${survivor} is quarantined: ${answer.incident}`);
  }

  return {
    /** Of another stream, for the decision to be kept with: whether the file that is to stay does stand. */
    async seen(request: {
      readonly name: string;
      readonly personId?: string;
      readonly body: Readonly<Record<string, Json>>;
    }): Promise<Pick<Submission, 'seen'>> {
      if (request.name !== 'LinkDuplicate' || request.personId === undefined) return {};
      const proposed = (await stateOf(request.personId))?.realName.proposals.find(({ act }) => act === request.name);
      const survivor = request.body['proposalId'] === undefined ? request.body['survivor'] : proposed?.survivor;
      const state = typeof survivor === 'string' ? await stateOf(survivor) : null;
      const told: SeenSurvivor = state && { linkedTo: state.realName.linkedTo?.survivor ?? null };
      return { seen: { [SURVIVOR]: told } };
    },

    /** R5.2 Before it is said that a command is not this role's: there is no such person for who may not know of one. */
    async isHidden({ personId, staff }: { readonly personId?: string; readonly staff: Staff }): Promise<boolean> {
      const state = personId === undefined ? null : await stateOf(personId);
      return state !== null && !mayKnowOf(state, staff.role);
    },

    async follow({ events, standing: { streamId } }: Extract<SubmitAnswer, { outcome: 'accepted' }>): Promise<void> {
      if (events.some(({ type }) => type === 'DuplicateLinked')) await absorb(streamId);
      if (events.some(({ type }) => type === 'PersonErased')) await record.destroyKey(streamId);
    },

    /** What a process that ended too early has left; answers how many were looked at. */
    async finish(): Promise<number> {
      const [linked, erased] = await Promise.all([
        record.claimedStreams(LINKED_CLAIM),
        record.claimedStreams(ERASURE_CLAIM),
      ]);
      const links = linked.filter(({ streamId }) => !finished.has(streamId));
      for (const { streamId } of links) {
        await absorb(streamId);
        finished.add(streamId);
      }
      for (const { streamId } of erased) await record.destroyKey(streamId);
      return links.length + erased.length;
    },
  };
}

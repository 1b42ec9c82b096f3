import type { CommandAnswer } from '#contracts/client';
import type { Answer, Client } from '#contracts/client';
import type { PersonCommandInput } from '#contracts/person-commands';
import type { CivilDate } from '#kernel/civil-date';
import { citizenId } from '#testing/citizens';
import type { House } from '../../support/house.ts';
import type { Staff } from '../../support/lives.ts';
import { act } from '../../property/model/acts.ts';
import { bodyOf, deskOf } from '../../property/model/bodies.ts';
import type { Known } from '../../property/model/bodies.ts';
import type { Chosen, Life, Planned } from '../../property/model/lives.ts';
import { turnsOf } from '../../property/model/lives.ts';
import { paper } from '../../property/model/words.ts';
import { momentOf } from './stops.ts';
import { walkTo } from '../../property/model/model.ts';
import type { Model } from '../../property/model/state.ts';
import { newModel } from '../../property/model/state.ts';

/** A life on its way: what the model says of it, and which person of the record it is. */
export interface Traveller {
  readonly place: number;
  readonly life: Life;
  readonly model: Model;
  readonly turns: Iterator<Planned>;
  next: Planned | null;
  personId: string | null;
  objections: string[];
  readonly benefits: string[];
  /** Every act with its answer, for who has to find out. */
  readonly acts: string[];
  /** The acts that the law allowed, with their day on paper. */
  readonly done: { readonly name: Chosen['name']; readonly on: CivilDate }[];
  /** Where record and model first answered differently; the life is not played further. */
  parted: string | null;
}

const LEAVINGS = ['PersonExited', 'CaseClosed', 'QualificationCancelled', 'QualificationDeregistered'];
const AT_ONCE = 8;

export function setOut(life: Life, place: number): Traveller {
  const model = newModel(life, life.begins);
  const turns = turnsOf(model, life);
  const next = (turns.next().value as Planned | undefined) ?? null;
  return {
    place,
    life,
    model,
    turns,
    next,
    personId: null,
    objections: [],
    benefits: [],
    acts: [],
    done: [],
    parted: null,
  };
}

/** Plays all lives stop by stop, in the order of their dates; what falls due between two stops the house raises by itself. */
export async function playAll(
  house: House,
  staff: Staff,
  travellers: readonly Traveller[],
  stops: readonly CivilDate[],
): Promise<void> {
  for (const stop of stops) {
    const here = travellers.filter((one) => isHere(one, stop));
    if (here.length === 0 && stop !== stops.at(-1)) continue;
    await house.moveClock(momentOf(stop));
    await inParallel(here, (one) => playDay(staff, one, stop));
  }
  for (const { model } of travellers) walkTo(model, stops.at(-1) ?? model.today);
}

const isHere = ({ next, parted }: Traveller, day: CivilDate): boolean =>
  parted === null && next !== null && next.day <= day;

async function playDay(staff: Staff, one: Traveller, day: CivilDate): Promise<void> {
  walkTo(one.model, day);
  while (isHere(one, day)) {
    const chosen = one.next?.choose();
    if (chosen) await tryAct(staff, one, chosen);
    one.next = (one.turns.next().value as Planned | undefined) ?? null;
  }
}

async function tryAct(staff: Staff, one: Traveller, chosen: Chosen): Promise<void> {
  const { model, personId } = one;
  // Who was never registered has no address for any other act.
  if (personId === null && chosen.name !== 'RegisterUnemployment') return;
  const { status, body } = await send(staff[deskOf(chosen.name)], one, chosen);
  if (status !== 201 && status !== 409) throw new Error(`${chosen.name}: ${status} ${JSON.stringify(body)}`);
  const expected = act(model, chosen.name, chosen.words);
  one.acts.push(`${model.today} ${chosen.name} ${JSON.stringify(chosen.words)} ${status} ${body.code ?? ''}`);
  if (expected) one.done.push({ name: chosen.name, on: paper(model, chosen.words) });
  if (expected !== (status === 201))
    one.parted = `${one.acts.at(-1)}, and the model ${expected ? 'allows' : 'refuses'} it`;
  if (status === 201) remember(one, body);
}

async function send(client: Client, one: Traveller, { name, words }: Chosen): Promise<Answer<CommandAnswer>> {
  const { life, model, personId, place } = one;
  const sex = life.retires === 'MALE' ? 'MALE' : 'FEMALE';
  if (name === 'RegisterUnemployment') {
    const body = bodyOf(name, words, { today: model.today, objections: [], benefits: [], leaving: null }, life);
    const named = { ...body, citizenId: citizenId(life.birth, sex, place), name: `测试${place}` };
    return client.register(named as PersonCommandInput<'RegisterUnemployment'>);
  }
  const leaving = name === 'RestoreQualification' ? await leavingOf(client, one) : null;
  const known: Known = { today: model.today, objections: one.objections, benefits: one.benefits, leaving };
  const body = bodyOf(name, words, known, life);
  return client.command(personId ?? '', name, body as PersonCommandInput<typeof name>);
}

async function leavingOf(client: Client, { personId }: Traveller): Promise<Known['leaving']> {
  const { body } = await client.history(personId ?? '');
  const found = body.events.findLast(({ type }) => LEAVINGS.includes(type));
  return found ? { eventId: found.id, on: String(found.data['on']) } : null;
}

function remember(one: Traveller, { personId, events }: CommandAnswer): void {
  one.personId = personId;
  for (const { type, id } of events) {
    if (type === 'PublicNoticePublished') one.objections = [];
    if (type === 'ObjectionRaised') one.objections.push(id);
    if (type === 'BenefitApproved') one.benefits.push(id);
  }
}

async function inParallel<T>(items: readonly T[], work: (item: T) => Promise<void>): Promise<void> {
  const waiting = [...items];
  const worker = async (): Promise<void> => {
    for (let item = waiting.shift(); item !== undefined; item = waiting.shift()) await work(item);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
}

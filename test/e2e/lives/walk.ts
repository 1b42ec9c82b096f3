import type { CommandAnswer } from '#contracts/client';
import type { Answer, Client } from '#contracts/client';
import type { PersonCommandInput } from '#contracts/person-commands';
import type { CivilDate } from '#kernel/civil-date';
import { citizenId } from '#testing/citizens';
import type { House } from '../../support/house.ts';
import { act } from '../../property/model/acts.ts';
import type { Desk } from '../../property/model/bodies.ts';
import { bodyOf, commandOf, deskOf, knownOf } from '../../property/model/bodies.ts';
import type { Chosen, Life, Planned } from '../../property/model/lives.ts';
import { turnsOf } from '../../property/model/lives.ts';
import { paper } from '../../property/model/words.ts';
import type { Supervision } from './orders.ts';
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
  /** Every act with its answer, for who has to find out. */
  readonly acts: string[];
  /** The acts that the law allowed, with their day on paper. */
  readonly done: { readonly name: Chosen['name']; readonly on: CivilDate }[];
  /** Where record and model first answered differently; the life is not played further. */
  parted: string | null;
}

/** Somebody at each desk. */
export type Desks = Readonly<Record<Desk, Client>>;

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
    acts: [],
    done: [],
    parted: null,
  };
}

/** Plays all lives stop by stop, in the order of their dates; what falls due between two stops the house raises by itself. */
export async function playAll(
  house: House,
  staff: Desks,
  travellers: readonly Traveller[],
  stops: readonly CivilDate[],
  supervision: Supervision,
): Promise<void> {
  for (const stop of stops) {
    const here = travellers.filter((one) => isHere(one, stop));
    if (here.length === 0 && !supervision.acts(stop) && stop !== stops.at(-1)) continue;
    await house.moveClock(momentOf(stop));
    await supervision.order(
      stop,
      travellers.filter(isCompared).map(({ model }) => model),
    );
    await inParallel(here, (one) => playDay(staff, one, stop));
  }
  for (const { model } of travellers) walkTo(model, stops.at(-1) ?? model.today);
}

/** Before the first difference, if there is one. */
const isCompared = ({ parted }: Traveller): boolean => parted === null;
const isHere = ({ next, parted }: Traveller, day: CivilDate): boolean =>
  parted === null && next !== null && next.day <= day;

async function playDay(staff: Desks, one: Traveller, day: CivilDate): Promise<void> {
  walkTo(one.model, day);
  while (isHere(one, day)) {
    const chosen = one.next?.choose();
    if (chosen) await tryAct(staff, one, chosen);
    one.next = (one.turns.next().value as Planned | undefined) ?? null;
  }
}

async function tryAct(staff: Desks, one: Traveller, chosen: Chosen): Promise<void> {
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
  if (status === 201) one.personId = body.personId;
}

async function send(client: Client, one: Traveller, { name, words }: Chosen): Promise<Answer<CommandAnswer>> {
  const { life, model, personId, place } = one;
  const sex = life.retires === 'MALE' ? 'MALE' : 'FEMALE';
  if (name === 'RegisterUnemployment') {
    const body = bodyOf(name, words, knownOf([], model.today), life);
    const named = { ...body, citizenId: citizenId(life.birth, sex, place), name: `测试${place}` };
    return client.register(named as PersonCommandInput<'RegisterUnemployment'>);
  }
  const { body: history } = await client.history(personId ?? '');
  const known = knownOf(history.events, model.today);
  const body = bodyOf(name, words, known, life);
  const command = commandOf(name);
  return client.command(personId ?? '', command, body as PersonCommandInput<typeof command>);
}

async function inParallel<T>(items: readonly T[], work: (item: T) => Promise<void>): Promise<void> {
  const waiting = [...items];
  const worker = async (): Promise<void> => {
    for (let item = waiting.shift(); item !== undefined; item = waiting.shift()) await work(item);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
}

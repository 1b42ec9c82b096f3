import type { Desks, Person } from './acts.ts';
import { desksOf, illegalWish, newcomer, nextWish } from './acts.ts';
import type { Desk } from './desk.ts';
import type { Asked, Ledger } from './ledger.ts';
import type { Random } from './random.ts';
import { seeded } from './random.ts';

/** What all clients of a run share. */
export interface Town {
  readonly desk: Desk;
  readonly ledger: Ledger;
  /** Persons whom everybody works on at once. */
  readonly hot: Person[];
  /** The business day as last heard. */
  today(): string;
  /** The first of the birthdays: old enough for help, too young for a pension. */
  readonly bornSince?: string;
  /** The serial number of the next person to come. */
  serial(): number;
  /** True until the run has what it wants. */
  goesOn(): boolean;
  /** Comes when the calendar has kept up with the clients. */
  turn(): Promise<void>;
}

export interface Client {
  readonly persons: Person[];
  readonly random: Random;
  readonly desks: Desks;
}

const HOT = 0.05;
const ILLEGAL = 0.2;
const LOOKS = 0.2;
const AGAIN = 0.02;
const REUSE = 0.01;
const AT_ONCE = 0.01;

export function newClient(seed: number, place: number): Client {
  return { persons: [], random: seeded(seed * 1000 + place), desks: desksOf(place) };
}

/** One client's working time: it takes care of its persons, and of the hot ones with the others. */
export async function work(town: Town, client: Client, most: number): Promise<void> {
  const acknowledged: Asked[] = [];
  const { random } = client;
  while (town.goesOn()) {
    await town.turn();
    if (client.persons.length < most) await register(town, client);
    const person = random.chance(HOT) ? pick(town.hot, random) : pick(client.persons, random);
    if (person === undefined) continue;
    if (random.chance(LOOKS)) await look(town, client, person);
    const asked = await act(town, client, person);
    if (asked.answer !== null) acknowledged.push(asked);
    const earlier = pick(acknowledged, random);
    if (earlier !== undefined && random.chance(AGAIN)) await town.desk.again(earlier);
    if (earlier !== undefined && random.chance(REUSE)) await town.desk.reuse(earlier);
  }
}

export async function register(town: Town, client: Client): Promise<Person> {
  const { wish, birthOn } = newcomer(client.desks, town.serial(), town.bornSince);
  const { answer } = await town.desk.ask(wish, client.random.uuid());
  const person: Person = {
    personId: answer?.personId ?? '',
    stage: answer?.stage ?? '',
    version: answer?.version ?? 0,
    birthOn,
    done: new Set(),
  };
  if (town.hot.length < 5) town.hot.push(person);
  else client.persons.push(person);
  return person;
}

export async function act(town: Town, { desks, random, persons }: Client, person: Person): Promise<Asked> {
  const isMine = persons.includes(person);
  const wish =
    isMine && random.chance(ILLEGAL)
      ? illegalWish(person, desks, random)
      : nextWish(person, desks, town.today(), random);
  const key = random.uuid();
  const asked = random.chance(AT_ONCE) ? await town.desk.twice(wish, key) : await town.desk.ask(wish, key);
  const { answer } = asked;
  if (answer?.version !== undefined && answer.version >= person.version) {
    person.version = answer.version;
    person.stage = answer.stage ?? person.stage;
  }
  if (['LEFT', 'REFUSED'].includes(person.stage) && isMine) persons.splice(persons.indexOf(person), 1);
  return asked;
}

/** I16: what is shown is never older than what this client was told. */
async function look(town: Town, { desks }: Client, person: Person): Promise<void> {
  const told = person.version;
  const shown = await town.desk.look(desks.county, person.personId);
  if (shown !== null && shown < told) {
    town.ledger.wrong(`I16: ${person.personId} was shown at version ${shown} after ${told} had been acknowledged`);
  }
}

function pick<T>(among: readonly T[], random: Random): T | undefined {
  return among.length === 0 ? undefined : among[random.below(among.length)];
}

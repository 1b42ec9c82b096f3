import type { CivilDate } from '#kernel/civil-date';
import { addDays } from '#kernel/civil-date';
import type { RetirementCategory } from './calendar.ts';
import type { Fact, FactCode, FactValue, Known, RegisteredFact, Reliance } from './fact.ts';
import type { Decision, Model } from './state.ts';
import { retirementDate } from './state.ts';

/** What is said later counts from its first day on. */
function sourceOn({ facts }: Pick<Model, 'facts'>, fact: FactCode, day: CivilDate): Fact | undefined {
  return facts.findLast(
    (one) => !one.annulled && one.fact === fact && one.from <= day && (one.before === null || day < one.before),
  );
}

export const factOn = (model: Model, fact: FactCode, day: CivilDate): FactValue | undefined =>
  sourceOn(model, fact, day)?.value;

export const holds = (model: Model, fact: FactCode, day: CivilDate): boolean => factOn(model, fact, day) === true;

export const relyOn = (model: Model, asOf: CivilDate, ...facts: readonly FactCode[]): readonly Reliance[] =>
  facts.map((fact) => relyFor(model, fact, asOf, asOf));

/** For every day of these. */
export function relyFor(model: Model, fact: FactCode, asOf: CivilDate, until: CivilDate): Reliance {
  const days = knownDays(model, asOf, until);
  const sources = days.map((day) => sourceOn(model, fact, day)).filter((source) => source !== undefined);
  return { fact, asOf, until, sources: [...new Set(sources)] };
}

/** Nothing is recorded that begins later than today: as it is then it stays, as far as anybody knows. */
export function knownDays({ today }: Pick<Model, 'today'>, from: CivilDate, until: CivilDate): readonly CivilDate[] {
  const last = [until, from > today ? from : today].sort()[0] as CivilDate;
  const days = [from];
  for (let day = addDays(from, 1); day <= last; day = addDays(day, 1)) days.push(day);
  return days;
}

/** The first day after `day` from which something else was recorded of the fact. */
function nextRecord(model: Model, fact: FactCode, day: CivilDate): CivilDate | null {
  const days = model.facts.flatMap((one) => (one.fact === fact && !one.annulled ? [one.from] : [])).sort();
  return days.find((from) => from > day && sourceOn(model, fact, from)?.from === from) ?? null;
}

/** Reading: there is something to correct when something is said of that day or of a later one; what was registered is said of all days. */
export function mayCorrect(model: Model, { fact, value, from }: Partial<Known>): boolean {
  if (fact === undefined || from === undefined || from > model.today) return false;
  if (fact === 'BIRTH_DATE') return true;
  if (fact === 'RETIREMENT_CATEGORY') return (value === 'MALE') === (model.retires === 'MALE');
  return sourceOn(model, fact, from) !== undefined || nextRecord(model, fact, from) !== null;
}

export function correct(model: Model, known: Known): void {
  if (isRegistered(known.fact)) correctRegistration(model, known);
  const before = isRegistered(known.fact) ? null : nextRecord(model, known.fact, known.from);
  model.facts.push({ ...known, before, annulled: false });
  const concerns = ({ fact, asOf, until }: Reliance): boolean => {
    if (fact !== known.fact) return false;
    // Nobody was born from a day on: whatever day is named, every decision that used it is concerned.
    return isRegistered(fact) || (known.from <= until && (before === null || asOf < before));
  };
  openTasks(model, ({ relied }) => relied.some(concerns));
}

export const isRegistered = (fact: FactCode): fact is RegisteredFact =>
  fact === 'BIRTH_DATE' || fact === 'RETIREMENT_CATEGORY';

/** R8.5, R8.6: the statutory date moves, by the table of today, and what was decided stands; a date that moved is reached again. */
function correctRegistration(model: Model, { fact, value }: Known): void {
  if (fact === 'BIRTH_DATE') retiresOn(model, { birth: value as CivilDate });
  else retiresOn(model, { retires: value as RetirementCategory });
}

/** R8.6: registered or corrected; the day is fixed by the table of today. */
export function retiresOn(model: Model, told: Partial<Pick<Model, 'birth' | 'retires'>>): void {
  const before = retirementDate(model);
  Object.assign(model, { ...told, table: model.today });
  model.retired &&= retirementDate(model) === before;
}

export function annulFact(model: Model, fact: Fact): void {
  fact.annulled = true;
  openTasks(model, ({ relied }) => relied.some(({ sources }) => sources.includes(fact)));
}

export const annulEmployment = (model: Model, number: number): void => openTasks(model, ({ hire }) => hire === number);

/** Every decision concerned, and what rests on it, in their order; none falls by itself and none waits twice. */
function openTasks(model: Model, concerned: (decision: Decision) => boolean): void {
  const found: number[] = [];
  for (const decision of model.decisions) {
    const rests = decision.restsOn !== null && found.includes(decision.restsOn);
    if (rests || concerned(decision)) found.push(decision.number);
  }
  const waiting = model.tasks.filter(({ open }) => open).map(({ of }) => of);
  for (const number of found) if (!waiting.includes(number)) openTask(model, number);
}

export function openTask({ tasks }: Model, of: number): void {
  tasks.push({ of, open: true });
}

/** Reading: whoever decides about a qualification anew has decided again all that was to be decided about it; a date decides nothing. */
export function qualificationDecided({ tasks, decisions }: Model): void {
  for (const task of tasks) if (decisions[task.of]?.kind !== 'approval') task.open = false;
}

/** Kept in the order in which they were taken; gives the number. */
export function decided(
  { decisions }: Model,
  told: Partial<Omit<Decision, 'number'>> & Pick<Decision, 'kind'>,
): number {
  return decisions.push({ number: decisions.length, relied: [], hire: null, restsOn: null, ...told }) - 1;
}

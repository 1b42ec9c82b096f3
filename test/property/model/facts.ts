import type { CivilDate } from '#kernel/civil-date';
import type { Fact, FactCode, FactValue, Known, Reliance } from './fact.ts';
import type { Decision, Model } from './state.ts';

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
  facts.map((fact) => ({ fact, asOf, source: sourceOn(model, fact, asOf) }));

/** The first day after `day` from which something else was recorded of the fact. */
function nextRecord(model: Model, fact: FactCode, day: CivilDate): CivilDate | null {
  const days = model.facts.flatMap((one) => (one.fact === fact && !one.annulled ? [one.from] : [])).sort();
  return days.find((from) => from > day && sourceOn(model, fact, from)?.from === from) ?? null;
}

/** Reading: there is something to correct when something is said of that day or of a later one. */
export function mayCorrect(model: Model, { fact, from }: Partial<Known>): boolean {
  if (fact === undefined || from === undefined || from > model.today) return false;
  return sourceOn(model, fact, from) !== undefined || nextRecord(model, fact, from) !== null;
}

export function correct(model: Model, known: Known): void {
  const before = nextRecord(model, known.fact, known.from);
  model.facts.push({ ...known, before, annulled: false });
  const concerns = ({ fact, asOf }: Reliance): boolean =>
    fact === known.fact && known.from <= asOf && (before === null || asOf < before);
  openTasks(model, ({ relied }) => relied.some(concerns));
}

export function annulFact(model: Model, fact: Fact): void {
  fact.annulled = true;
  openTasks(model, ({ relied }) => relied.some(({ source }) => source === fact));
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

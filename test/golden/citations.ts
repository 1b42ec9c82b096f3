import type { Grounds, Recorded } from '#kernel/event';
import { PARAGRAPH_IDS } from '#law/paragraphs';
import type { PersonEvent } from '#person/events';
import { person } from '#person/person';
import { rulebook } from '#testing/rulebook';
import { livesTold } from './lives-told.ts';
import { rulesTold } from './rules-told.ts';

/** What the code cites: the rules and the paragraphs, in the order of the text. */
export interface Citation {
  readonly rules: ReadonlySet<string>;
  readonly paragraphs: readonly string[];
}

/** All events of the lives and of the rulebooks told. */
export function eventsTold(): readonly { readonly type: string; readonly grounds: Grounds }[] {
  return [...livesTold(), ...rulesTold()].flatMap(({ events }) => [...events]);
}

/** For every event told, all grounds it was raised on. */
export function citedByEvents(): ReadonlyMap<string, Citation> {
  const found = new Map<string, { rules: Set<string>; paragraphs: Set<string> }>();
  for (const { type, grounds } of eventsTold()) {
    const cited = found.get(type) ?? { rules: new Set(), paragraphs: new Set() };
    for (const rule of grounds.rules) cited.rules.add(rule);
    for (const paragraph of grounds.paragraphs) cited.paragraphs.add(paragraph);
    found.set(type, cited);
  }
  return new Map([...found].map(([type, { rules, paragraphs }]) => [type, { rules, paragraphs: inOrder(paragraphs) }]));
}

/** For every kind of deadline that stood at any moment of the lives told, the rules it rests on. */
export function citedByDeadlines(): ReadonlyMap<string, ReadonlySet<string>> {
  const found = new Map<string, Set<string>>();
  const rules = rulebook();
  for (const { kind, rule } of livesTold().flatMap(({ events }) => deadlinesOf(events, rules))) {
    found.set(kind, (found.get(kind) ?? new Set()).add(rule));
  }
  return found;
}

function deadlinesOf(events: readonly Recorded<PersonEvent>[], rules: ReturnType<typeof rulebook>) {
  let state = person.initial;
  return events.flatMap((event) => {
    state = person.evolve(state, event);
    return person.deadlines(state, rules);
  });
}

function inOrder(cited: ReadonlySet<string>): readonly string[] {
  return PARAGRAPH_IDS.filter((paragraph) => cited.has(paragraph));
}

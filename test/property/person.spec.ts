import { addDays, addYears } from '#kernel/civil-date';
import type { Recorded } from '#kernel/event';
import { dateAt } from '#kernel/instant';
import type { Stage } from '#law/stages';
import type { PersonEvent } from '#person/events';
import { person } from '#person/person';
import { rulebook } from '#testing/rulebook';
import { story } from '#testing/story';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { live, lives } from './lives.ts';

/** What needs an unpublished year, a change of law or a long run of the same acts; the chapters' own specs tell those stories. */
const NEEDS_A_STORY_OF_ITS_OWN = [
  'DeadlineFixed',
  'BenefitTermMoved',
  'CancellationTaskOpened',
  'RefusalOverturned',
  'ClosureOverturned',
  // What is looked at again, what the person tells of, and what is done beside the chain: told in the chapters' own specs.
  'TaskClosed',
  'ProblemRecorded',
  'ProblemHandedOver',
  'ProblemClosed',
  'MeasureOutcomeRecorded',
  'StartupBegun',
  'StartupStepRecorded',
  'StartupEnded',
  // What two supervisors do to a file: told in `libs/person/real-name`.
  'ActProposed',
  'DuplicateAbsorbed',
  'DuplicateLinked',
  'PersonErased',
  'PersonRestricted',
  'RestrictionLifted',
];

const RUNS = { numRuns: 300 };

/** What an event says apart from when it was written. */
const told = ({ type, version, effectiveAt, data, causedBy }: Recorded<PersonEvent>) => ({
  type,
  version,
  effectiveAt,
  data,
  causedBy,
});

/** The stage table of the contract: from a stage, the stages an act or a date may lead to. */
const LEADS_TO: Readonly<Record<Stage, readonly Stage[]>> = {
  REGISTERED: ['APPLIED', 'LEFT'],
  APPLIED: ['REGISTERED', 'CHECKED', 'REFUSED', 'LEFT'],
  CHECKED: ['REGISTERED', 'ON_NOTICE', 'REFUSED', 'LEFT'],
  ON_NOTICE: ['REGISTERED', 'OBJECTED', 'NOTICE_ENDED', 'REFUSED', 'LEFT'],
  OBJECTED: ['REGISTERED', 'ON_NOTICE', 'NOTICE_ENDED', 'REFUSED', 'LEFT'],
  NOTICE_ENDED: ['REGISTERED', 'OBJECTED', 'STREET_REVIEWED', 'REFUSED', 'LEFT'],
  STREET_REVIEWED: ['REGISTERED', 'OBJECTED', 'CERTIFIED', 'REFUSED', 'LEFT'],
  CERTIFIED: ['AGREED', 'LEFT'],
  AGREED: ['CERTIFIED', 'LEFT'],
  /** An appeal may undo a closing before certification (R14.2). */
  LEFT: ['REGISTERED', 'APPLIED', 'CHECKED', 'OBJECTED', 'NOTICE_ENDED', 'STREET_REVIEWED', 'CERTIFIED', 'AGREED'],
  /** An appeal may revive it (R14.2). */
  REFUSED: ['REGISTERED', 'OBJECTED', 'STREET_REVIEWED'],
};

function mayLead(from: Stage | null, to: Stage | null): boolean {
  return from === null || to === null || from === to || LEADS_TO[from].includes(to);
}

describe('any life of a person', () => {
  it('folds the same wherever the log is cut', () => {
    fc.assert(
      fc.property(lives, fc.double({ min: 0, max: 1, noNaN: true }), (life, share) => {
        const { events, state } = live(life);
        const cut = Math.floor(events.length * share);
        const cached = events.slice(0, cut).reduce(person.evolve, person.initial);
        expect(events.slice(cut).reduce(person.evolve, cached)).toEqual(state);
      }),
      RUNS,
    );
  });

  it('is settled to the same log in one jump and day by day', () => {
    fc.assert(
      fc.property(lives, (life) => {
        const { events } = live(life);
        const begins = dateAt(events.at(-1)?.recordedAt ?? 0);
        const ends = addYears(begins, 2);
        const jumped = story(rulebook(), events).at(ends);
        const walked = story(rulebook(), events);
        for (let day = begins; day < ends; day = addDays(day, 1)) walked.at(addDays(day, 1));
        expect(walked.events.map(told)).toEqual(jumped.events.map(told));
      }),
      { numRuns: 60 },
    );
  });

  it('never comes to a stage the law does not lead to, and takes only what was possible', () => {
    fc.assert(
      fc.property(lives, (life) => {
        const faults: string[] = [];
        live(life, ({ events }, act, before) => {
          let state = events.slice(0, before.events).reduce(person.evolve, person.initial);
          for (const event of events.slice(before.events)) {
            const { stage } = state;
            state = person.evolve(state, event);
            if (!mayLead(stage, state.stage)) faults.push(`${event.type}: ${stage} → ${state.stage}`);
            if (event.commandId !== null && !before.isAvailable) faults.push(`${act.name} was not possible`);
          }
        });
        expect(faults).toEqual([]);
      }),
      RUNS,
    );
  });

  it('R3.1 (三) R8.1 (八) R8.3: runs no benefit for who is not certified, and none beyond its months', () => {
    fc.assert(
      fc.property(lives, (life) => {
        const faults: string[] = [];
        live(life, ({ state }, act) => {
          const running = state.benefits.filter(({ status }) => status === 'RUNNING');
          const certified = state.qualification === 'CERTIFIED';
          if (running.some(({ benefit }) => benefit === 'SOCIAL_INSURANCE') && !certified)
            faults.push(`${act.name}: runs while ${state.qualification}`);
          if (new Set(running.map(({ benefit }) => benefit)).size < running.length)
            faults.push(`${act.name}: two of a kind`);
          const months = state.benefits
            .filter(({ termBasis }) => termBasis === 'CAPPED_36')
            .map(({ monthsBefore, monthsGranted }) => monthsBefore + (monthsGranted ?? 0));
          if (months.some((each) => each > 36)) faults.push(`${act.name}: ${months.join()} months`);
        });
        expect(faults).toEqual([]);
      }),
      RUNS,
    );
  });

  it('cites a paragraph and a rule for every event, and never takes effect before its time', () => {
    fc.assert(
      fc.property(lives, (life) => {
        for (const { type, grounds, effectiveAt, recordedAt } of live(life).events) {
          const cited = {
            rules: grounds.rules.length > 0,
            paragraphs: grounds.paragraphs.length > 0,
            inTime: effectiveAt <= recordedAt,
          };
          expect({ type, ...cited }).toEqual({ type, rules: true, paragraphs: true, inTime: true });
        }
      }),
      RUNS,
    );
  });

  it('R10.3 (十) hands over without a gap; R14.2 (十四) nobody decides the appeal against the own decision', () => {
    fc.assert(
      fc.property(lives, (life) => {
        const { events, state } = live(life);
        for (const { type, effectiveAt } of events) {
          if (type !== 'HelperHandedOver') continue;
          const on = dateAt(effectiveAt);
          expect(
            state.helper.chain.some(({ to }) => to === on) && state.helper.chain.some(({ from }) => from === on),
          ).toBe(true);
        }
        for (const { decisionEventId, decidedBy } of state.appeals) {
          const own = events.filter(({ id, actor }) => id === decisionEventId && actor.staff === decidedBy);
          expect(own).toEqual([]);
        }
        const known = new Set(state.decisions.map(({ eventId }) => eventId));
        for (const { of } of state.redecisions) expect(known).toContain(of);
      }),
      RUNS,
    );
  });

  it('comes by nearly every event there is: these properties are not about empty lives', () => {
    const seen = new Set(
      fc.sample(lives, { numRuns: 600, seed: 2011 }).flatMap((life) => live(life).events.map(({ type }) => type)),
    );
    const unseen = Object.keys(person.schema).filter((type) => !seen.has(type as PersonEvent['type']));
    expect(unseen.sort()).toEqual([...NEEDS_A_STORY_OF_ITS_OWN].sort());
  });
});

import type { CivilDate } from '#kernel/civil-date';
import type { Recorded } from '#kernel/event';
import type { Refusal } from '#kernel/refusal';
import { grounds } from '#law/paragraphs';
import { refused as refusalOf } from '#law/refused';
import type { ActBody } from '../acts.ts';
import { accepted, dated, refused } from '../acts.ts';
import type { CommandRule } from '../chapter.ts';
import { refuseOtherHelper } from '../own-person.ts';
import { dayOf } from '../stages.ts';
import type { PersonState } from '../state.ts';
import { theOne } from '../the-one.ts';
import type { AgreementSigned, MeasureOutcomeRecorded } from './events.ts';
import { refuseWithout } from './running.ts';
import type { Agreement, AgreementVersion, Measure, MeasureParty } from './state.ts';

export interface RecordMeasureOutcomeBody extends ActBody {
  /** Its place in the version that runs, from 1. */
  readonly measure?: number;
  readonly done: boolean;
  readonly outcome: string;
}

/**
 * R10.1 (十) 一人一策: each measure is followed to its outcome. One that was not taken is told as such; what is to be done instead is another
 * version of the agreement. Nothing is decided by it.
 */
export const recordMeasureOutcome: CommandRule<MeasureOutcomeRecorded, RecordMeasureOutcomeBody> = {
  name: 'RecordMeasureOutcome',
  rules: ['R10.1'],
  roles: ['community-clerk', 'street-officer', 'helper'],
  guard: (state, { actor }) =>
    (state.agreement ? refuseSettled(state.agreement) : refuseWithout(state)) ?? refuseOtherHelper(state, actor),
  decide(state, body, context) {
    const { eventId: agreementId = '', versions = [] } = state.agreement ?? {};
    const among = openMeasures(state).map(({ place }) => ({ id: String(place), place }));
    const none = { code: 'NO_OPEN_MEASURE', condition: 'MEASURE_OPEN' } as const;
    const chosen = theOne({ named: body.measure?.toString(), among, rule: 'R10.1', none });
    if ('refusal' in chosen) return refused(chosen.refusal);
    const follows = versions.at(-1)?.on ?? null;
    return dated({ rule: 'R10.1', state, body, context, follows }, ({ legal }) =>
      accepted<MeasureOutcomeRecorded>({
        type: 'MeasureOutcomeRecorded',
        data: { agreementId, version: versions.length, measure: chosen.one.place, done: body.done },
        protectedData: { outcome: body.outcome, reason: body.reason ?? null },
        grounds: grounds('R10.1'),
        ...legal,
      }),
    );
  },
};

/** What is promised for a day and nobody has told of yet. */
export function openMeasures({ agreement }: PersonState): readonly Measure[] {
  return (agreement?.measures ?? []).filter(({ outcome }) => outcome === null);
}

/** What a body says of one; without `by` it is the office's. */
export interface MeasureBody {
  readonly text: string;
  readonly dueOn: CivilDate;
  readonly by?: MeasureParty;
}

/** R10.1 (十) The plain part of what both sides promise; its words are protected (`inWords`). */
export function promised(
  measures: readonly MeasureBody[],
): Pick<AgreementSigned['data'], 'measuresDueOn' | 'ofPerson'> {
  const ofPerson = measures.flatMap(({ by }, index) => (by === 'PERSON' ? [index + 1] : []));
  return { measuresDueOn: measures.map(({ dueOn }) => dueOn), ...(ofPerson.length === 0 ? {} : { ofPerson }) };
}

export function inWords({ text, dueOn }: MeasureBody): { readonly text: string; readonly dueOn: CivilDate } {
  return { text, dueOn };
}

/** The measures of a version as they are signed. What an earlier one had is behind it: an amendment names what is still to be done. */
export function measuresOf({ measuresDueOn, ofPerson = [] }: AgreementSigned['data']): readonly Measure[] {
  return measuresDueOn.map((dueOn, index) => {
    const place = index + 1;
    return { place, by: ofPerson.includes(place) ? 'PERSON' : 'OFFICE', dueOn, outcome: null };
  });
}

export function outcomeRecorded(state: PersonState, event: Recorded<MeasureOutcomeRecorded>): PersonState {
  const { agreement } = state;
  if (!agreement) return state;
  const versions = agreement.versions.map((version, index) =>
    index + 1 === event.data.version ? withOutcome(version, event) : version,
  );
  return { ...state, agreement: { ...agreement, versions, measures: versions.at(-1)?.measures ?? [] } };
}

function withOutcome(version: AgreementVersion, event: Recorded<MeasureOutcomeRecorded>): AgreementVersion {
  const { measure, done } = event.data;
  const outcome = { done, on: dayOf(event), eventId: event.id };
  return {
    ...version,
    measures: version.measures.map((each) => (each.place === measure ? { ...each, outcome } : each)),
  };
}

function refuseSettled({ measures }: Agreement): Refusal | null {
  if (measures.some(({ outcome }) => outcome === null)) return null;
  return refusalOf('NO_OPEN_MEASURE', 'R10.1', { condition: 'MEASURE_OPEN', actual: 'NONE', needed: 'ONE' });
}

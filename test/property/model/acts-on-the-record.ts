import type { Act } from './act.ts';
import { decideAppeal, mayLodge } from './appeals.ts';
import type { Fact, Known } from './fact.ts';
import { annulEmployment, annulFact, correct, isRegistered, mayCorrect } from './facts.ts';
import type { Appeal, Model } from './state.ts';
import type { AnnulledRecord } from './words.ts';

/** R3.4, R7.7, R14.2: what is recorded of a person, corrected, annulled and appealed against; nothing of it is an act of the chain. */
export const ACTS_ON_THE_RECORD = {
  // Reading: a fact is recorded for who was ever registered, and not before it has begun.
  RecordFact: {
    may: ({ stage, today }, { from = today }) => stage !== 'NONE' && from <= today,
    then: (model, { fact = 'OWN_INSURANCE', value = true, from = model.today }) => {
      model.facts.push({ fact, value, from, before: null, annulled: false });
    },
  },
  // Reading: for who has left as well: what was paid too much is asked back of them too.
  CorrectFact: {
    may: (model, words) => model.stage !== 'NONE' && mayCorrect(model, words),
    then: (model, words) => correct(model, words as Known),
  },
  LodgeAppeal: {
    may: (model, { decision }) => mayLodge(model, decision),
    then: (model, { decision = 0 }) => {
      model.appeals.push({ of: decision, outcome: 'OPEN' });
    },
  },
  DecideAppeal: {
    may: ({ appeals }, { appeal = 0 }) => appeals[appeal]?.outcome === 'OPEN',
    then: (model, { appeal = 0, reason = '' }) =>
      decideAppeal(model, model.appeals[appeal] as Appeal, reason as Appeal['outcome']),
  },
  AnnulRecord: {
    may: (model, { record }) => record !== undefined && isRecorded(model, record),
    then: (model, { record }) => {
      const { kind, number } = record as AnnulledRecord;
      if (kind === 'fact') annulFact(model, model.facts[number] as Fact);
      else {
        model.annulledHires.push(number + 1);
        if (model.employment?.number === number + 1) model.employment = null;
        annulEmployment(model, number + 1);
      }
    },
  },
} satisfies Record<string, Act>;

function isRecorded({ facts, employments, annulledHires }: Model, { kind, number }: AnnulledRecord): boolean {
  if (kind === 'employment') return number < employments && !annulledHires.includes(number + 1);
  // Reading: what was registered is corrected once more; a file always has a birth date.
  const fact = facts[number];
  return fact?.annulled === false && !isRegistered(fact.fact);
}

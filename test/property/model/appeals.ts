import { openTask, qualificationDecided } from './facts.ts';
import { beginStep, restore } from './model.ts';
import type { Appeal, Decision, Model, Refused } from './state.ts';

/** R14.2 (十四): an appeal points at one decision; one that is overturned gives back what it took, with the dates as they were. */
export function mayLodge({ decisions, appeals }: Model, of = -1): boolean {
  return decisions[of] !== undefined && !appeals.some((appeal) => appeal.of === of);
}

export function decideAppeal(model: Model, appeal: Appeal, outcome: Appeal['outcome']): void {
  appeal.outcome = outcome;
  if (outcome === 'OVERTURNED') overturn(model, model.decisions[appeal.of] as Decision);
  if (outcome === 'VARIED') openTask(model, appeal.of);
}

/** What no event alone gives back is decided again by hand. */
function overturn(model: Model, { number }: Decision): void {
  const { stage, leaving, refused } = model;
  if (stage === 'LEFT' && leaving?.decision === number && leaving.act !== 'CLOSURE') {
    restore(model, null);
    qualificationDecided(model);
  } else if (stage === 'REFUSED' && refused?.decision === number) revive(model, refused.stage);
  else openTask(model, number);
}

/** Reading: the person's dates are as they were, and the office's time for certifying begins anew. */
function revive(model: Model, stage: Refused['stage']): void {
  Object.assign(model, { stage, refused: null });
  if (stage === 'STREET_REVIEWED') beginStep(model, model.today, 3);
  qualificationDecided(model);
}

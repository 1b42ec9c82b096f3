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
  if (stage === 'LEFT' && leaving?.decision === number) {
    if (leaving.act === 'CLOSURE') reopen(model);
    else restore(model, null);
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

const TIMES: Readonly<Partial<Record<Model['stage'], number>>> = {
  REGISTERED: 10,
  APPLIED: 5,
  NOTICE_ENDED: 3,
  STREET_REVIEWED: 3,
};

/** Reading: before certification there are only the acts and their dates to give back; a notice that was cut off is published anew. */
function reopen(model: Model): void {
  const before = model.beforeLeaving;
  if (before === null) throw new Error('nothing was closed');
  const cut = before.stage === 'ON_NOTICE';
  const stage = cut ? 'CHECKED' : before.stage;
  Object.assign(model, { stage, notice: cut ? null : before.notice, leaving: null, beforeLeaving: null });
  const time = stage === 'REGISTERED' && model.hasCertificate ? undefined : TIMES[stage];
  if (time !== undefined) beginStep(model, model.today, time);
}

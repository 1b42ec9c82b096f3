import { endOfDay } from '#kernel/instant';
import type { Deadline } from '#kernel/stream-kind';
import type { RuleId } from '#law/paragraphs';
import { grounds } from '#law/paragraphs';
import type { Rulebook } from '#law/rulebook';
import type { Chapter } from '../chapter.ts';
import { fixedSubject, undated } from '../deadline-fixed.ts';
import { levelAbove } from '../decided-at.ts';
import { deadline } from '../ranks.ts';
import { areaOf, isLive } from '../stages.ts';
import type { OpenStep, StepCode } from '../state.ts';
import { stepOwner } from '../step-owner.ts';
import { stepDue } from '../steps.ts';
import type { LimitEvent } from './events.ts';

/**
 * (四) 各环节在规定时限内办理: the certificate (R4.3), community check, street review and certification (R4.6) have time limits in
 * working days. A breach raises a task for the next level up, once per episode; it never approves anything by itself.
 */
export const limits: Chapter<LimitEvent> = {
  commands: [],
  evolve: {
    StepOverdue: (state, { data }) =>
      state.step?.episode === data.episode ? { ...state, step: { ...state.step, overdue: true } } : state,
    DeadlineFixed: (state, { data: { of, subject, lastOn, awaiting } }) =>
      of === 'StepOverdue' && state.step && subjectOf(state.step) === subject
        ? { ...state, step: { ...state.step, dueOn: lastOn, awaiting } }
        : state,
  },
  schema: { StepOverdue: { version: 1 }, DeadlineFixed: { version: 1 } },
  deadlines: (state, rules) =>
    state.step === null || state.step.overdue || !isLive(state) ? [] : [stepDeadline(state.step, rules)],
  settle: {
    StepOverdue: (state, _, rules) => {
      const { step } = state;
      if (!step || step.dueOn === null) return [];
      const raisedTo = levelAbove(stepOwner(step.step, areaOf(state), step.from, rules));
      const data = { step: step.step, episode: step.episode, dueOn: step.dueOn, raisedTo };
      return [{ type: 'StepOverdue', data, grounds: grounds(RULES[step.step]), effectiveAt: endOfDay(step.dueOn) }];
    },
    DeadlineFixed: (state, due, rules) => {
      const { step } = state;
      if (!step || due.subject !== fixedSubject('StepOverdue', subjectOf(step))) return [];
      const { dueOn, awaiting } = stepDue(step.step, step.from, areaOf(state), rules);
      const data = { of: 'StepOverdue', subject: subjectOf(step), lastOn: dueOn, awaiting } as const;
      return [{ type: 'DeadlineFixed', data, grounds: grounds(RULES[step.step]) }];
    },
  },
};

const RULES = {
  CERTIFICATE: 'R4.3',
  COMMUNITY_CHECK: 'R4.6',
  STREET_REVIEW: 'R4.6',
  CERTIFICATION: 'R4.6',
} as const satisfies Readonly<Record<StepCode, RuleId>>;

function stepDeadline(step: OpenStep, rules: Rulebook): Deadline {
  const rule = RULES[step.step];
  const subject = subjectOf(step);
  if (step.dueOn === null) return undated({ of: 'StepOverdue', subject, rule }, step.from, step.awaiting ?? '', rules);
  return deadline('StepOverdue', subject, endOfDay(step.dueOn), { rule });
}

function subjectOf({ step, episode }: OpenStep): string {
  return `${step}:${episode}`;
}

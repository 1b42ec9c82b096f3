import { secondProvinceSupervisor } from '#testing/actors';
import type { RulesStory } from '#testing/rules-story';
import { rulesStory } from '#testing/rules-story';

/** Rulebooks of a layer that together raise every event there is. */
export function rulesTold(): readonly RulesStory[] {
  const entry = { parameter: 'appealDays', value: 90, from: '2012-01-01', reason: '据文件', source: '测试文号' };
  const calendar = { year: 2027, days: [{ date: '2027-01-01', kind: 'holiday' }], source: '测试文号' };
  const told = rulesStory().does('ProposeEntry', entry);
  told.does('ApproveEntry', { proposalId: told.proposalId }, secondProvinceSupervisor).does('ProposeEntry', entry);
  told.does('WithdrawProposal', { proposalId: told.proposalId, reason: '文号有误' });
  told.does('AddInterpretation', { id: 'JS-1', text: '说明', rules: ['R20.1'], from: '2012-01-01' });
  told.does('PublishCalendar', calendar);
  told.does('PublishCalendar', { proposalId: told.proposalId }, secondProvinceSupervisor);
  told.does('RestoreReviews', { year: '2011', reviewDueBy: '2012-06-30', reason: '洪水' });
  told.does('RestoreReviews', { proposalId: told.proposalId }, secondProvinceSupervisor);
  told.does('HoldDeadlines', { kind: 'AnnualReviewMissed', until: '2012-05-02', reason: '洪水' });
  told.does('HoldDeadlines', { proposalId: told.proposalId }, secondProvinceSupervisor);
  return [told];
}

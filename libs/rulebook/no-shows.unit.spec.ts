import { provinceSupervisor, secondProvinceSupervisor } from '#testing/actors';
import { rulesStory } from '#testing/rules-story';
import { describe, expect, it } from 'vitest';

const second = secondProvinceSupervisor;
const hold = { kind: 'AnnualReviewMissed', until: '2012-05-02', reason: '洪水' };
const restore = { year: '2012', reviewDueBy: '2012-06-30', reason: '洪水' };

describe('R6.8 (六) a hold on no-shows by command', () => {
  it('R6.8 (六) is proposed by one and carried out by another: from that day until its date, in its layer only', () => {
    const story = rulesStory('340104').at('2012-03-20').does('HoldDeadlines', hold);
    const { proposalId } = story;
    expect(story.tries('HoldDeadlines', { proposalId }, provinceSupervisor)).toMatchObject({
      refusal: { code: 'FOUR_EYES' },
    });
    story.at('2012-03-22').does('HoldDeadlines', { proposalId }, second);
    expect(story.state.entries).toMatchObject([
      {
        parameter: 'missedReviewHoldUntil',
        area: '340104',
        value: '2012-05-02',
        from: '2012-03-22',
        to: '2012-05-02',
      },
    ]);
  });

  it('R6.8 (六) not until a day that has passed, and carried out by no other proposal', () => {
    const story = rulesStory().at('2012-05-02');
    expect(story.tries('HoldDeadlines', hold)).toMatchObject({ refusal: { code: 'DATES_REVERSED' } });
    story.does('ProposeEntry', {
      parameter: 'appealDays',
      value: 90,
      from: '2012-06-01',
      reason: '据',
      source: '文号',
    });
    expect(story.tries('HoldDeadlines', { proposalId: story.proposalId }, second)).toMatchObject({
      refusal: { code: 'NO_OPEN_PROPOSAL' },
    });
  });
});

describe('R6.8 (六) restoring everybody of an area', () => {
  it('R6.8 (六) is ordered by two persons, with the new date to be reviewed by', () => {
    const story = rulesStory('340104').at('2012-04-20').does('RestoreReviews', restore);
    const { proposalId } = story;
    expect(story.tries('RestoreReviews', { proposalId })).toMatchObject({ refusal: { code: 'FOUR_EYES' } });
    expect(story.state.restorations).toEqual([]);
    story.does('RestoreReviews', { proposalId }, second);
    expect(story.state).toMatchObject({
      proposals: [],
      entries: [],
      restorations: [{ area: '340104', year: '2012', reviewDueBy: '2012-06-30', by: { staff: second.staff } }],
    });
  });

  it('R6.8 (六) the new date has not passed, at neither call', () => {
    const story = rulesStory().at('2012-06-30').does('RestoreReviews', restore).at('2012-07-01');
    expect(story.tries('RestoreReviews', { proposalId: story.proposalId }, second)).toMatchObject({
      refusal: { code: 'DATES_REVERSED' },
    });
    expect(story.tries('RestoreReviews', restore)).toMatchObject({ refusal: { code: 'DATES_REVERSED' } });
  });
});

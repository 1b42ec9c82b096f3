import type { PersonNews, TimelineEntry } from '#contracts/messages';
import { expect, test } from 'vitest';
import { isOver, lifeFrom, settled, soFar, timelineOf, told } from './life.ts';
import { details, timerName } from './story.ts';

const NOW = Date.UTC(2011, 8, 30);
const CLOCK = 1_000_000;
const due = (dueAt: number | null): TimelineEntry => ({ kind: 'PublicNoticeEnded', paragraph: '(四)', dueAt });

function news(over: Partial<PersonNews> = {}): PersonNews {
  const steps = [{ type: `Step${over.version ?? 1}`, on: '2011-09-30', paragraph: '(四)' }];
  const standing = { epoch: 1, version: 1, stage: 'ON_NOTICE', countyCode: '340104', steps, timeline: [], left: false };
  return { ...standing, now: NOW, nextDueAt: null, nextCommon: false, spreadMs: 0, ...over };
}

const after = (...messages: readonly PersonNews[]) =>
  messages.reduce((life, message) => told(life, message, 'id', CLOCK), lifeFrom(undefined));

test('the highest (epoch, version) wins, whatever the order of arrival', () => {
  expect(timelineOf(after(news({ version: 2 }), news({ version: 1 })))).toMatchObject({ version: 2 });
  expect(timelineOf(after(news({ version: 9 }), news({ epoch: 2, version: 3 })))).toMatchObject({
    epoch: 2,
    version: 3,
  });
  expect(timelineOf(after(news({ epoch: 2, version: 3 }), news({ version: 9 })))).toMatchObject({
    epoch: 2,
    version: 3,
  });
});

test('steps are told once: the same version again adds none, and a restored older record voids what followed', () => {
  const life = after(news(), news({ version: 2 }), news({ version: 2 }));
  expect(life.steps.map((step) => step.type)).toEqual(['Step1', 'Step2']);
  expect(told(life, news({ epoch: 2, version: 2, steps: [] }), 'id', CLOCK).steps).toEqual(life.steps);
  expect(told(life, news({ epoch: 2, version: 1 }), 'id', CLOCK).steps.map((step) => step.type)).toEqual(['Step1']);
});

test('only the latest fifty steps are kept', () => {
  const many = Array.from({ length: 60 }, (_, index) => news({ version: index + 1 }));
  expect(after(...many).steps).toHaveLength(50);
  expect(after(...many).steps.at(-1)?.type).toBe('Step60');
});

test('the same version read after a move of the clock brings the date nearer, one read before it does not', () => {
  const life = after(news({ nextDueAt: NOW + 90_000 }), news({ now: NOW + 60_000, nextDueAt: NOW + 90_000 }));
  expect(life.wakeAt).toBe(CLOCK + 30_000);
  expect(told(life, news({ nextDueAt: NOW + 90_000 }), 'id', CLOCK).wakeAt).toBe(CLOCK + 30_000);
});

test('what is no message of ours changes nothing', () => {
  const life = after(news());
  const needed = ['epoch', 'version', 'now', 'spreadMs', 'stage', 'countyCode', 'nextDueAt', 'steps', 'timeline'];
  const lacking = needed.map((field) => ({ ...news({ epoch: 9 }), [field]: undefined }));
  for (const rubbish of [null, {}, 'x', 7, [], ...lacking, { ...news({ epoch: 9 }), timeline: [null] }]) {
    expect(told(life, JSON.parse(JSON.stringify(rubbish)), 'id', CLOCK)).toBe(life);
  }
});

test('a stream that stays due is looked at again later, not at once and for ever', () => {
  const life = settled(after(news()), news({ nextDueAt: NOW }), 'id', CLOCK);
  expect(life.wakeAt).toBe(CLOCK + 15 * 60_000);
});

test('a stream the record does not know sleeps until it is told of again', () => {
  expect(settled(after(news({ nextDueAt: NOW + 1 })), null, 'id', CLOCK).wakeAt).toBeNull();
});

test('it is over when the person has left and nothing dated remains', () => {
  expect(isOver(lifeFrom(undefined))).toBe(false);
  expect(isOver(after(news({ left: true, timeline: [due(NOW + 1)] })))).toBe(false);
  expect(isOver(after(news({ left: true, timeline: [due(null)] })))).toBe(true);
  expect(isOver(after(news()))).toBe(false);
});

test('the next run starts from what counted, without the wake', () => {
  const life = after(news({ nextDueAt: NOW + 1 }), news({ version: 2, nextDueAt: NOW + 1 }));
  const next = lifeFrom(JSON.parse(JSON.stringify(soFar(life))));
  expect(timelineOf(next)).toEqual(timelineOf(life));
  expect(next.wakeAt).toBeNull();
});

test('Temporal’s UI tells the stage in both languages, the dates in order, and what is not dated yet', () => {
  const life = after(news({ timeline: [due(Date.UTC(2011, 9, 8, 16)), due(null)] }));
  expect(details(life)).toContain('公示中 ON_NOTICE');
  expect(details(life)).toContain('PublicNoticeEnded (四) 2011-10-09T00:00:00+08:00');
  expect(details(life)).toContain('待定 not dated yet');
  expect(timerName(life)).toBe('PublicNoticeEnded (四) 2011-10-09T00:00:00+08:00');
});

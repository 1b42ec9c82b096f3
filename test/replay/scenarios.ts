import { bucketWorkflowId, bulkWorkflowId, MOVE_CLOCK_ID, personWorkflowId, QUERIES } from '#contracts/messages';
import type { BulkJob, TimelineAnswer } from '#contracts/messages';
import { parseInstant } from '#kernel/instant';
import type { Guards } from '#timelines/guards';
import { moveTheClock } from '#timelines/clock-mover';
import { startBuckets } from '#timelines/start-buckets';
import { startBulk } from '#timelines/start-bulk';
import { vi } from 'vitest';
import type { Engine } from './engine.ts';
import { BUCKETS } from './engine.ts';
import type { PaperDeadline, PaperRecord } from './paper-record.ts';
import { PAPER_AREA, paperRecord } from './paper-record.ts';

/**
 * The stories that are recorded as golden histories: real runs of the product's workflows, workers and relay on a real
 * Temporal server. Only the record is on paper. Ids are fixed, for a workflow's id belongs to its replay.
 */
export interface Scenario {
  readonly name: string;
  readonly guards: Guards;
  readonly begins: string;
  /** Lives through the story and names the workflows (and runs) whose histories it left. */
  readonly live: (engine: Engine, record: PaperRecord) => Promise<readonly Told[]>;
}

export interface Told {
  readonly name: string;
  readonly workflowId: string;
  readonly runId?: string;
}

const PERSON = (n: number): string => `01340104-0000-7000-8000-${String(n).padStart(12, '0')}`;
const patience = { timeout: 20_000, interval: 30 };

export const scenarios: readonly Scenario[] = [
  {
    name: 'from registration to a missed review',
    guards: { timers: true, buckets: false },
    begins: '2011-09-01T09:00:00+08:00',
    live: registrationToNoShow,
  },
  {
    name: 'a life that continues as a new run',
    guards: { timers: true, buckets: true },
    begins: '2011-09-01T09:00:00+08:00',
    live: continuedLife,
  },
  {
    name: 'a bucket, and the clock moved past the review',
    guards: { timers: false, buckets: true },
    begins: '2012-01-05T09:00:00+08:00',
    live: bucketAndMover,
  },
  {
    name: 'everybody missed in an area restored in bulk, page by page',
    guards: { timers: true, buckets: false },
    begins: '2012-04-25T09:00:00+08:00',
    live: restoredInBulk,
  },
];

export function paperFor(scenario: Scenario): PaperRecord {
  return paperRecord(parseInstant(scenario.begins));
}

async function registrationToNoShow(engine: Engine, record: PaperRecord): Promise<readonly Told[]> {
  const id = PERSON(1);
  const hears = teller(engine, record, id);
  await hears('UnemploymentRegistered', { stage: 'REGISTERED', deadlines: [due('StepOverdue', '2011-09-16', '(四)')] });
  await hears('CertificateIssued', { deadlines: [] });
  await hears('ApplicationLodged', { stage: 'APPLIED', deadlines: [due('StepOverdue', '2011-09-09', '(四)')] });
  await hears('CommunityCheckPassed', { stage: 'CHECKED', deadlines: [] });
  const ended = due('PublicNoticeEnded', '2011-09-09', '(四)', { then: { stage: 'NOTICE_ENDED' } });
  await hears('PublicNoticePublished', { stage: 'ON_NOTICE', deadlines: [ended] });
  await dayComes(engine, record, id, ended);
  await hears('StreetReviewPassed', { stage: 'STREET_REVIEWED' });
  const missed = due('AnnualReviewMissed', '2012-04-01', '(六)', { common: true, then: { stage: 'LEFT', left: true } });
  const opened = due('AnnualReviewOpened', '2012-01-01', '(六)', { common: true });
  const reminders = ['2012-03-01', '2012-03-24'].map((on) => due('ReviewReminderRaised', on, '(六)', { common: true }));
  await hears('PersonCertified', { stage: 'CERTIFIED', deadlines: [opened, ...reminders, missed] });
  for (const date of [opened, ...reminders, missed]) await dayComes(engine, record, id, date);
  await vi.waitFor(async () => {
    const { status } = await engine.client.workflow.getHandle(personWorkflowId(id)).describe();
    if (status.name !== 'COMPLETED') throw new Error(`still ${status.name}`);
  }, patience);
  return [{ name: 'person-registration-to-missed-review', workflowId: personWorkflowId(id) }];
}

async function continuedLife(engine: Engine, record: PaperRecord): Promise<readonly Told[]> {
  const id = PERSON(2);
  const workflowId = personWorkflowId(id);
  const hears = teller(engine, record, id);
  const runId = async (): Promise<string> => (await engine.client.workflow.getHandle(workflowId).describe()).runId;
  const expiry = due('BenefitExpired', '2032-08-01', '(八)');
  await hears('PersonCertified', { stage: 'CERTIFIED', deadlines: [expiry] });
  const first = await runId();
  for (let visit = 0; (await runId()) === first; visit += 1) {
    // every tenth act brings an earlier date, so that timers are re-armed on the way
    const deadlines = [expiry, due('AgreementEnded', `20${20 - Math.floor(visit / 10)}-12-31`, '(十)')];
    await hears('VisitRecorded', { deadlines });
  }
  await hears('AgreementSigned', { stage: 'AGREED', deadlines: [expiry] });
  await vi.waitFor(async () => {
    const { events } = await engine.client.workflow.getHandle(workflowId).fetchHistory();
    if (!events?.some((event) => event.timerStartedEventAttributes)) throw new Error('no timer of the new run yet');
  }, patience);
  return [
    { name: 'person-first-run', workflowId, runId: first },
    { name: 'person-continued-run', workflowId, runId: await runId() },
  ];
}

async function bucketAndMover(engine: Engine, record: PaperRecord): Promise<readonly Told[]> {
  const missed = due('AnnualReviewMissed', '2012-04-01', '(六)', { common: true, then: { stage: 'LEFT', left: true } });
  for (const n of [3, 4]) record.record(PERSON(n), 'PersonCertified', { stage: 'CERTIFIED', deadlines: [missed] });
  await startBuckets(engine.client, BUCKETS);
  const soon = (await record.now()) + 1500;
  record.record(PERSON(5), 'BenefitApproved', { deadlines: [{ ...missed, kind: 'BenefitExpired', dueAt: soon }] });
  await vi.waitFor(() => {
    if (!record.settlings().includes('BenefitExpired')) throw new Error('the bucket has not settled it');
  }, patience);
  const moved = await moveTheClock(engine.client, parseInstant('2012-06-01T09:00:00+08:00'), 20_000);
  if (moved.outcome !== 'done') throw new Error(`the clock: ${moved.outcome}`);
  return [
    { name: 'deadline-bucket', workflowId: bucketWorkflowId(0) },
    { name: 'move-clock', workflowId: MOVE_CLOCK_ID },
  ];
}

async function restoredInBulk(engine: Engine, record: PaperRecord): Promise<readonly Told[]> {
  for (let n = 101; n <= 140; n += 1) record.record(PERSON(n), 'AnnualReviewMissed', { stage: 'LEFT', left: true });
  const job: BulkJob = { kind: 'RESTORE_REVIEWS', id: '01340104-0000-7000-8000-0000000000b1', area: PAPER_AREA };
  const workflowId = bulkWorkflowId(job);
  await startBulk(engine.client, job);
  const first = engine.client.workflow.getHandle(workflowId);
  const { runId } = await first.describe();
  if ((await first.result()) !== 40) throw new Error('not everybody was restored');
  const { runId: last } = await engine.client.workflow.getHandle(workflowId).describe();
  if (last === runId) throw new Error('it was done within one run');
  return [
    { name: 'bulk-work-first-run', workflowId, runId },
    { name: 'bulk-work-continued-run', workflowId, runId: last },
  ];
}

function due(kind: string, on: string, paragraph: string, over: Partial<PaperDeadline> = {}): PaperDeadline {
  return { kind, paragraph, dueAt: parseInstant(`${on}T00:00:00+08:00`), ...over };
}

/** Records an act of a person and waits until its workflow has heard of it. */
function teller(engine: Engine, record: PaperRecord, id: string) {
  return async (type: string, standing: Parameters<PaperRecord['record']>[2]): Promise<void> => {
    record.record(id, type, standing);
    await heard(engine, id, type);
    await vi.waitFor(() => {
      if (!record.isDelivered(id)) throw new Error(`${type} is not marked delivered`);
    }, patience);
  };
}

/** Puts the clock to just before a date, tells the person, and lets its own timer do the rest. */
async function dayComes(
  engine: Engine,
  record: PaperRecord,
  id: string,
  { kind, dueAt }: PaperDeadline,
): Promise<void> {
  const before = record.settlings().length;
  await record.moveClock(dueAt - 1200);
  await record.touch({ urgentBefore: dueAt });
  await vi.waitFor(() => {
    if (record.settlings().length === before) throw new Error(`${kind} is not settled`);
  }, patience);
  await heard(engine, id, kind);
}

async function heard(engine: Engine, id: string, type: string): Promise<void> {
  await vi.waitFor(async () => {
    const handle = engine.client.workflow.getHandle(personWorkflowId(id));
    const { steps } = await handle.query<TimelineAnswer>(QUERIES.timeline);
    if (steps.at(-1)?.type !== type) throw new Error(`the last step is ${steps.at(-1)?.type}, not ${type}`);
  }, patience);
}

/*
 * The restore drill, `npm run drill [rounds]`: on data of its own it loses what can be lost, brings it back the way
 * docs/operations.md says, and checks that nothing is lost in silence.
 *   the record older than Temporal · Temporal emptied · Temporal older than the record
 * `--on FOLDER` does the same on the data that a chaos run left there, as it stands.
 * Each step is printed with its time. Exit 1 at the first thing that is not as it should be.
 */
import { chmodSync, copyFileSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { buildServer, buildWorkflowBundle } from '../../apps/start/build.mjs';
import { openDataDir } from '../../apps/start/data-dir.mjs';
import { clusterOf, coldCopy, partsOf } from './parts.mjs';
import { counterAt } from './people.mjs';

const { values: given, positionals } = parseArgs({ options: { on: { type: 'string' } }, allowPositionals: true });
const rounds = Number(positionals[0] ?? 1);
const START = '2011-09-01T09:00:00+08:00';
const PATIENCE = 180_000;

const folder = mkdtempSync(join(tmpdir(), 'yuanzhu-drill-'));
const dataDir = given.on ?? join(folder, 'data');
const backup = join(folder, 'backup');
const anchor = join(folder, 'seal.json');
const house = partsOf(dataDir);
/** @type {ReturnType<typeof counterAt>} */
let counter;
let serial = 1;
let today = START;

for (const name of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) process.once(name, () => void leave(130));
process.once('disconnect', () => void leave(1)); // whoever forked us is gone
try {
  await drill();
  console.log(`drill passed: ${rounds} ${rounds === 1 ? 'round' : 'rounds'}, nothing lost in silence`);
  await leave(0);
} catch (error) {
  console.error(`drill failed: ${error instanceof Error ? error.message : String(error)}`);
  await leave(1);
}

/** @param {number} code */
async function leave(code) {
  await house.down();
  rmSync(folder, { recursive: true, force: true });
  process.exit(code);
}

async function drill() {
  chmodSync(folder, 0o711); // PostgreSQL's own account must reach its data
  openDataDir(dataDir);
  Object.assign(house.env, { REHEARSAL_START: START });
  await step('build', () => Promise.all([buildServer(), buildWorkflowBundle()]));
  await step(given.on === undefined ? 'fresh house' : 'the house as it was left', async () => {
    await house.record();
    await house.migrate();
    await openDoors();
    today = await counter.now();
  });
  await step('people before the backup', () => newcomers(4));
  for (let round = 1; round <= rounds; round += 1) {
    console.log(`round ${round}`);
    await recordOlder();
    await temporalEmptied();
    await temporalOlder();
  }
}

/** The backup of the record is older than what the workflows have heard. */
async function recordOlder() {
  const [early] = await newcomers(1, { publishes: false });
  if (early === undefined) throw new Error('nobody was registered');
  await step('settle down', quiet);
  await step('base backup (cold copy)', async () => {
    await house.down();
    mkdirSync(backup, { recursive: true });
    await coldCopy(clusterOf(dataDir), join(backup, 'cluster'));
    await house.record();
    await openDoors();
  });
  const late = await step('work after the backup', async () => {
    await counter.publish(early);
    return newcomers(2);
  });
  const lostIds = late.map(({ personId }) => personId).sort();
  await step('the latest seal is kept outside', async () => {
    await quiet();
    writeFileSync(anchor, (await house.verb('seal')).data.text);
  });
  await step('restore the base backup', async () => {
    await house.down();
    await coldCopy(join(backup, 'cluster'), clusterOf(dataDir));
    await house.record();
  });
  await step('verify: whole, and the seal kept outside is missing', async () => {
    expect('verify', 0, await house.verb('verify'));
    expect('verify --anchor', 1, await house.verb('verify', '--anchor', anchor));
  });
  await step('rebuild the views', async () => expect('rebuild', 0, await house.verb('rebuild')));
  await step('Temporal and worker', keepTime);
  await step('reconcile: tells what is lost, raises the epoch, sends again', async () => {
    const { data } = expect('reconcile', 0, await reconcile('--timelines', '--repair', '--end-orphans'));
    same('streams lost', data.workflowsWithoutHead.sort(), lostIds);
    const ahead = data.disagreements.filter((/** @type {any} */ each) => each.workflow.version > each.record?.version);
    same('streams that lost events', ids(ahead), [early.personId]);
  });
  await agreement();
  await step('doors open', openHatch);
  await step('the same requests with the same keys', async () => {
    for (const person of [early, ...late]) await counter.repeat(person);
  });
  await theDayComes([early, ...late]);
}

async function temporalEmptied() {
  const people = await newcomers(2);
  await step('Temporal forgets everything', async () => {
    await quiet();
    await house.down();
    for (const file of temporalFiles()) rmSync(file);
    await house.record();
    await keepTime();
  });
  await step('reconcile: every stream is without a workflow', async () => {
    const { data } = expect('reconcile', 0, await reconcile('--repair'));
    for (const { personId } of people) {
      if (!data.headsWithoutWorkflow.includes(personId)) throw new Error(`${personId} is not named`);
    }
  });
  await agreement();
  await step('doors open', openHatch);
  await theDayComes(people);
}

async function temporalOlder() {
  const told = await newcomers(1, { publishes: false });
  await step("copy Temporal's data", async () => {
    await quiet();
    await house.down();
    for (const file of temporalFiles()) copyFileSync(file, `${file}.older`);
    await house.record();
    await openDoors();
  });
  const untold = await step('work after the copy', async () => {
    for (const person of told) await counter.publish(person);
    return newcomers(1);
  });
  await step('Temporal is put back to the copy', async () => {
    await quiet();
    await house.down();
    const older = temporalFiles().filter((file) => file.endsWith('.older'));
    for (const file of temporalFiles()) if (!file.endsWith('.older')) rmSync(file);
    for (const file of older) copyFileSync(file, file.replace(/[.]older$/, ''));
    for (const file of older) rmSync(file);
    await house.record();
    await keepTime();
  });
  await step('reconcile', async () => {
    const { data } = expect('reconcile', 0, await reconcile('--timelines', '--repair'));
    same('streams without a workflow', data.headsWithoutWorkflow, ids(untold));
    same('workflows that know less', ids(data.disagreements), ids(told));
  });
  await agreement();
  await step('doors open', openHatch);
  await theDayComes([...told, ...untold]);
}

async function keepTime() {
  await house.temporal();
  await house.worker();
}

async function openDoors() {
  await keepTime();
  await openHatch();
}

async function openHatch() {
  counter = counterAt(await house.api());
}

/** @param {number} count @param {{ publishes?: boolean }} [how] */
async function newcomers(count, { publishes = true } = {}) {
  const people = [];
  for (let each = 0; each < count; each += 1) {
    const person = await counter.register(serial++);
    if (publishes) await counter.publish(person);
    people.push(person);
  }
  return people;
}

/** Everything is told, ordered and sealed. */
function quiet() {
  return until('everything is told and sealed', async () => {
    const { undelivered, sealLag } = (await house.verb('operations')).data;
    return undelivered + sealLag.unordered + sealLag.unsealed === 0;
  });
}

async function agreement() {
  await step('record and Temporal agree on every timeline', () =>
    until('they agree', async () => (await reconcile('--timelines')).exit === 0),
  );
}

/** The clock goes past the notices' ends: each ends once, on its day, and nothing else is late. @param {import('./people.mjs').Person[]} people */
async function theDayComes(people) {
  await step('the day comes: each date settled once, the record whole', async () => {
    today = new Date(Date.parse(today) + 20 * 86_400_000).toISOString();
    const due = await Promise.all(people.map(({ personId }) => counter.noticeDue(personId)));
    await counter.moveClock(today);
    const ended = await Promise.all(people.map(({ personId }) => counter.noticeEnds(personId)));
    same(
      'ends of notices',
      ended,
      due.map((each) => [each]),
    );
    expect('operations', 0, await house.verb('operations'));
    expect('verify', 0, await house.verb('verify'));
  });
  await agreement();
  await step('the figures for Prometheus say so', async () => {
    const told = await house.figures();
    for (const [name, value] of Object.entries({ record_up: 1, ledger_overdue: 0, quarantined: 0 })) {
      if (!told.includes(`yuanzhu_${name}{process="api"} ${value}\n`))
        throw new Error(`yuanzhu_${name} is not ${value}`);
    }
    for (const name of ['yuanzhu_http_answer_seconds_count', 'temporal_workflow_task_execution_latency_count']) {
      if (!told.includes(`\n${name}{`)) throw new Error(`${name} is missing`);
    }
    for (const { personId } of people) if (told.includes(personId)) throw new Error('a person is named');
  });
}

/** @param {...string} words */
function reconcile(...words) {
  return house.verb('reconcile', ...words);
}

function temporalFiles() {
  const place = join(dataDir, 'temporal');
  return readdirSync(place)
    .filter((name) => name.startsWith('temporal.db'))
    .map((name) => join(place, name));
}

/** @param {readonly { streamId?: string, personId?: string }[]} some */
function ids(some) {
  return some.map(({ streamId, personId }) => streamId ?? personId).sort();
}

/**
 * @template T
 * @param {string} name
 * @param {() => Promise<T>} work
 */
async function step(name, work) {
  const start = performance.now();
  const done = await work();
  console.log(`  ✓ ${name} (${((performance.now() - start) / 1000).toFixed(1)} s)`);
  return done;
}

/**
 * @param {string} verb
 * @param {number} exit
 * @param {{ exit: number, data: any, said: string }} outcome
 */
function expect(verb, exit, outcome) {
  if (outcome.exit !== exit) throw new Error(`${verb} ended with ${outcome.exit}, not ${exit}:\n${outcome.said}`);
  return outcome;
}

/** @param {string} what @param {unknown} found @param {unknown} wanted */
function same(what, found, wanted) {
  const [is, should] = [JSON.stringify(found), JSON.stringify(wanted)];
  if (is !== should) throw new Error(`${what}: ${is} instead of ${should}`);
}

/** @param {string} what @param {() => Promise<boolean>} question */
async function until(what, question) {
  const end = performance.now() + PATIENCE;
  while (!(await question())) {
    if (performance.now() > end) throw new Error(`not within ${PATIENCE / 1000} s: ${what}`);
  }
}

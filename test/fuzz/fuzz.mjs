/*
 * `npm run fuzz [cases] [seconds]`: the product on fresh data with its sample, and Schemathesis against its OpenAPI document, once
 * for each of these members of staff. Found is: an answer of 500 or above, a status or a content type the document does
 * not name, a body that is not as the document says, an answer without a token. Exit 1 when anything was found.
 */
import { fork, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { root } from '../../apps/start/build.mjs';
import { findSchemathesis, VERSION } from './schemathesis.mjs';

/** Commands are given where people live; what is denied is an answer too. */
const STAFF = ['community-clerk.340104003001', 'county-officer.340104'];
const CASES = Number(process.argv[2] ?? 30);
const LONGEST_S = Number(process.argv[3] ?? 240);
const SEED = 20110802;
const CHECKS =
  'not_a_server_error,status_code_conformance,content_type_conformance,response_schema_conformance,response_headers_conformance,ignored_auth';

const folder = mkdtempSync(join(tmpdir(), 'yuanzhu-fuzz-'));
/** @type {(() => Promise<void>) | undefined} */
let stop;
for (const name of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) process.once(name, () => void leave(130));
try {
  const python = await findSchemathesis();
  const url = await startHouse();
  let found = false;
  for (const staff of STAFF) found = (await fuzz(python, url, staff)) || found;
  await leave(found ? 1 : 0);
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  await leave(2);
}

/** @param {number} code */
async function leave(code) {
  await stop?.();
  rmSync(folder, { recursive: true, force: true });
  process.exit(code);
}

async function startHouse() {
  const child = fork(join(root, 'apps', 'start', 'main.mjs'), {
    env: {
      ...process.env,
      MODE: 'rehearsal',
      DATA_DIR: join(folder, 'data'),
      SAMPLE: 'small',
      RATE_PER_SECOND: '100000',
      RATE_BURST: '100000',
    },
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
  });
  const ended = once(child, 'exit');
  stop = async () => {
    child.kill('SIGTERM');
    await ended;
  };
  if (child.stdout === null) throw new Error('the house has no output to read');
  for await (const line of createInterface({ input: child.stdout })) {
    console.log(line);
    if (line.startsWith('ready ')) return line.slice('ready '.length);
  }
  throw new Error('the house ended before it was ready');
}

/**
 * One run as that member of staff; answers whether anything was found.
 * @param {string} python
 * @param {string} url
 * @param {string} staff
 */
async function fuzz(python, url, staff) {
  const headers = { 'content-type': 'application/json' };
  const signed = await fetch(`${url}/api/dev/token`, { method: 'POST', headers, body: JSON.stringify({ staff }) });
  const { accessToken } = /** @type {any} */ (await signed.json());
  const document = await documentFor(url, accessToken);
  const report = join(folder, `${staff}.ndjson`);
  /** @type {Readonly<Record<string, string>>} */
  const options = {
    url,
    header: `Authorization: Bearer ${accessToken}`,
    checks: CHECKS,
    phases: 'examples,coverage,fuzzing',
    'max-examples': String(CASES),
    'max-time': String(LONGEST_S),
    seed: String(SEED),
    workers: '1',
    warnings: 'off',
    'generation-database': 'none',
    report: 'ndjson',
    'report-ndjson-path': report,
  };
  const words = Object.entries(options).flatMap(([name, value]) => [`--${name}`, value]);
  const start = performance.now();
  const schemathesis = ['-m', 'schemathesis.cli', 'run', document, '--continue-on-failure', '--no-color'];
  const code = await runs(python, schemathesis.concat(words));
  const { operations, cases, statuses } = figures(report);
  const seconds = ((performance.now() - start) / 1000).toFixed(0);
  console.log(
    `${staff}: schemathesis ${VERSION}, seed ${SEED}, ${operations} operations, ${cases} cases in ${seconds} s`,
  );
  console.log(
    `  answers: ${Object.entries(statuses)
      .map(([status, count]) => `${status} × ${count}`)
      .join(', ')}`,
  );
  if (cases === 0) throw new Error('schemathesis sent nothing');
  return code !== 0;
}

/**
 * The document with the sample's people in the place of ids, so that commands meet the law and not only "unknown".
 * @param {string} url
 * @param {string} token
 */
async function documentFor(url, token) {
  const authorization = { authorization: `Bearer ${token}` };
  const document = await (await fetch(`${url}/api/openapi.json`)).json();
  const { items } = /** @type {any} */ (await (await fetch(`${url}/api/persons`, { headers: authorization })).json());
  const people = items.slice(0, 8).map((/** @type {any} */ { personId }) => personId);
  delete (/** @type {any} */ (document).paths['/api/events/stream']); // its answer does not end
  for (const operations of Object.values(/** @type {any} */ (document).paths)) {
    for (const { parameters } of Object.values(operations)) {
      for (const parameter of parameters) if (parameter.name === 'id') parameter.schema = { enum: people };
    }
  }
  const file = join(folder, 'openapi.json');
  writeFileSync(file, JSON.stringify(document));
  return file;
}

/**
 * @param {string} file
 * @param {readonly string[]} words
 * @returns {Promise<number>}
 */
async function runs(file, words) {
  const child = spawn(file, words, { cwd: folder, stdio: ['ignore', 'inherit', 'inherit'] });
  const [code] = await once(child, 'exit');
  return code ?? 2;
}

/** What was sent and answered, from the report's events. @param {string} report */
function figures(report) {
  const operations = new Set();
  /** @type {Record<string, number>} */
  const statuses = {};
  let cases = 0;
  for (const line of readFileSync(report, 'utf8').split('\n')) {
    if (line === '') continue;
    const recorder = JSON.parse(line).ScenarioFinished?.recorder;
    for (const interaction of Object.values(recorder?.interactions ?? {})) {
      operations.add(recorder.label);
      const status = /** @type {any} */ (interaction).response?.status_code ?? 'none';
      statuses[status] = (statuses[status] ?? 0) + 1;
      cases += 1;
    }
  }
  return { operations: operations.size, cases, statuses };
}

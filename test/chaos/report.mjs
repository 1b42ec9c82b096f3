/*
 * `npm run chaos:report`: docs/chaos-report.md from what the last runs left in dist/chaos. It states what was run, not
 * what was meant to be.
 */
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));
const folder = join(root, 'dist/chaos');
const read = (/** @type {string} */ name) => JSON.parse(readFileSync(join(folder, name), 'utf8'));
const results = readdirSync(folder)
  .filter((name) => /^result-\d+\.json$/.test(name))
  .map(read)
  .sort((a, b) => a.size.commands - b.size.commands);
const planted = existsSync(join(folder, 'planted.json')) ? read('planted.json') : { told: [] };

const table = (/** @type {string[]} */ head, /** @type {(string | number)[][]} */ rows) =>
  [head, head.map(() => '---'), ...rows].map((row) => `| ${row.join(' | ')} |`).join('\n');

const INVARIANTS = [
  [
    'I1',
    'every acknowledged command is in the record with the outcome that was told, its events with the hashes that were told',
  ],
  ['I2', 'exactly once'],
  ['I3', 'a key sent again gets the same answer; with another body 422; two requests at once get one answer'],
  [
    'I4',
    'no event without a command that was asked or a date that was due; nothing of what was turned away (403, 422)',
  ],
  ['I5, I6', 'versions and places without a gap, hash chains, seals (`yuanzhu verify`)'],
  ['I7', 'every row of every view equals what `yuanzhu rebuild` makes of the log'],
  [
    'I8, I9',
    'a workflow for everyone who needs one (`yuanzhu reconcile`); its stage and next date are the record’s, its version not ahead',
  ],
  [
    'I10',
    'what a date brings comes once, never early, and is not missing: notices, reviews, and no date doubled of any kind',
  ],
  ['I11', 'after healing: the clock moves, 99 % of answers within 10 s, backlog empty'],
  [
    'I12',
    'the chain of (四) in its order, judged from the log by a table of its own; what is known to be illegal is turned away',
  ],
  ['I14', 'whoever was shown a person stands in the log of readings'],
  ['I15', 'no name and no citizen ID in a log, a history or the body of an error'],
  ['I16', 'a look never shows less than was acknowledged to the same client'],
];

const sizes = results.map(({ size, reached, seconds, load, wrong, probeP99Ms, late, restores }) => [
  size.seed,
  reached.commands,
  reached.faults,
  `${reached.moves} moves of ${size.daysAtOnce} days`,
  reached.persons,
  reached.events,
  Object.values(seconds)
    .reduce((sum, each) => sum + Number(each), 0)
    .toFixed(0),
  load.toFixed(1),
  `${probeP99Ms} ms`,
  `${late.events} dates, ${Math.round(late.p99Ms)} / ${Math.round(late.mostMs)} ms`,
  restores?.count ?? 0,
  wrong.length === 0 ? 'none' : wrong.length,
]);

const sometimes = [...new Set(results.flatMap((result) => Object.keys(result.sometimes)))].sort();

const text = `# Chaos report

Written by \`npm run chaos:report\` from the runs of \`npm run chaos\` and \`npm run chaos:planted\` on a machine with ${cpus().length} cores.
A run: the product as \`npm start\` starts it, over PostgreSQL and Temporal behind proxies that cut, delay, silence and swallow;
clients that keep their keys until they have a definite answer; faults drawn from a seed; the business clock moved
meanwhile. At the end only the database, Temporal, the logs and the clients' own notes are read.

\`npm run chaos -- --seed N --commands N --faults N --days N\` repeats a run: faults, persons, wishes and keys follow from the seed,
the interleaving does not.

## Runs

${table(['seed', 'commands', 'faults', 'clock', 'persons', 'events', 'seconds', 'load average', 'p99 after healing', 'lateness of dates p99 / most', 'restores', 'violations'], sizes)}

The load average counts everybody on the machine; where it is far above ${cpus().length} others worked beside the run, and fewer commands went
through than idle cores carry. A restore (\`--restores N\`, three to a round) takes place on the data of the storm: the record put back to its base
backup, Temporal emptied, Temporal put back to an older copy. Each must name, person by person, what was lost; afterwards all that the
storm's clients had been told is compared once more.

## What is checked

${table(['', 'invariant'], INVARIANTS)}

Not checked by these runs: I13 (the matrix of roles and areas has a test of its own), a loss of power (kill -9 leaves the page
cache), full disks, skewed machine clocks.

## How often what should sometimes happen did happen

${table(
  ['', ...results.map(({ size }) => `seed ${size.seed}`)],
  sometimes.map((what) => [what, ...results.map((result) => result.sometimes[what] ?? 0)]),
)}

## Violations

${results.flatMap(({ size, wrong }) => wrong.map((/** @type {string} */ each) => `- seed ${size.seed}: ${each}`)).join('\n') || 'None.'}

## Planted bugs

Each is planted in a copy of the tree by \`npm run chaos:planted\`; the same specs are content with the copy as it is.
\`synchronous_commit=off\` is not planted: without a loss of power nothing can notice it.

${table(
  ['bug', 'found', 'by', 'what noticed', 'seconds', 'load'],
  planted.told.map((/** @type {any} */ each) => [
    each.name,
    each.found ? 'yes' : '**no**',
    each.by,
    each.what.replaceAll('|', '/'),
    each.seconds,
    each.load,
  ]),
)}

The goal is 40 s each on an idle machine; the load says what else it carried.

## What the runs found in the product, and what became of it

- A connection that broke under a statement without an error code of PostgreSQL was answered 500; it is 503 \`OUTCOME_UNKNOWN\` now, and a
  look 503 \`RECORD_UNREACHABLE\`. The old 503 said that nothing had been done when nobody could know.
- A database that accepted connections and then stayed silent held every connection of the pool for ever; statements of API and worker
  now have a longest time, and a transaction whose client fell silent gives the sealer's lock back.
- A child that was killed a few times within a minute waited up to 30 s; whoever has run for 15 s now begins anew.
- Nobody had tested that the lease of a delivery runs out; a planted bug was missed, and a spec was added that finds it.
- Two columns of the case list, \`funnel\` and \`act_before\`, were written as of the day of the last event, so a list could show the
  old step after an employment had ended by its date. Seed 2 found it. The row now holds the steps with their days, and the list shows
  the step of the day it is read; I7 compares every column since.
- \`run.json\` named a process that had been started again before it served, and went on naming it when it died at its start because
  Temporal or PostgreSQL was away; whoever acts on these pids met nobody. A process is named once it has said \`ready\`.
- An API that was told to end while a client kept its connection waited for it until it was cut after 9 s; answers given while it ends now
  end their connection too, and it is gone as soon as they are written.
- A killed worker's bucket or walk of the clock was missed after 30 s; it is after 10.
`;
writeFileSync(join(root, 'docs/chaos-report.md'), text);

import { packageRoot } from '#platform/tables';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { format, resolveConfig } from 'prettier';
import type { PartResult } from './findings.ts';
import { keptFindings, measured } from './findings.ts';
import { measureCommand } from './parts/command.ts';
import { measureFold } from './parts/fold.ts';
import { measureHerd } from './parts/herd.ts';
import { measureHttp } from './parts/http.ts';
import { measureOthers } from './parts/others.ts';
import { measureRelay } from './parts/relay.ts';
import { measureTimers } from './parts/timers.ts';
import { readmeWith, report } from './report.ts';

const PARTS: ReadonlyMap<string, () => Promise<PartResult>> = new Map([
  ['a', measureCommand],
  ['b', measureHttp],
  ['c', measureRelay],
  ['d', measureFold],
  ['e', measureHerd],
  ['f', measureTimers],
  ['g', measureOthers],
]);

const named = process.argv.slice(2);
for (const name of named.length > 0 ? named : PARTS.keys()) {
  const measure = PARTS.get(name);
  if (measure === undefined) throw new Error(`no part ${name}; there are ${[...PARTS.keys()].join(', ')}`);
  const { title, findings, load } = await measured(measure);
  console.log(`\n${title} (load ${load.map((each) => each.toFixed(1)).join(' → ')})`);
  for (const { what, measured: value, target, met } of findings) {
    const verdict = met === undefined ? '' : met ? ' ✓' : ' ✗';
    console.log(`  ${what}: ${value}${target === undefined ? '' : ` [${target}]${verdict}`}`);
  }
}
const kept = keptFindings();
await written('docs/performance.md', () => report(kept));
await written('README.md', (before) => readmeWith(before, kept));

async function written(name: string, text: (before: string) => string): Promise<void> {
  const file = join(packageRoot(), name);
  const before = existsSync(file) ? readFileSync(file, 'utf8') : '';
  writeFileSync(file, await format(text(before), { ...(await resolveConfig(file)), parser: 'markdown' }));
  console.log(`written: ${name}`);
}

import { execFile } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** Each forbidden import, planted in a small house of its own, and the rule that must find it. */
const PLANTED = [
  ['libs/kernel/a.ts', "import 'node:fs';", 'pure-rooms-stay-pure'],
  ['libs/law/a.ts', "import { randomUUID } from 'crypto';\nexport const id = randomUUID();", 'pure-rooms-stay-pure'],
  ['libs/person/person.ts', "import { z } from 'zod';\nexport const a = z;", 'pure-rooms-stay-pure'],
  ['libs/access/a.ts', "import '#record/b';", 'pure-rooms-stay-pure'],
  ['libs/kernel/c.ts', "import '#law/b';", 'libs-kernel-imports'],
  ['libs/law/c.ts', "import '#person/b';", 'libs-law-imports'],
  ['libs/record/a.ts', "import '#law/b';", 'libs-record-imports'],
  ['libs/record/secrets/a.ts', "import '../reading/b.ts';", 'libs-record-floors'],
  ['libs/timelines/a.ts', "import '#contracts/b';", 'libs-timelines-imports'],
  ['libs/person/review/a.ts', "import '../notice/b.ts';", 'chapters-never-import-each-other'],
  ['libs/contracts/a.ts', "import { b } from '#person/b';\nexport const a = b;", 'deciders-as-types-only'],
  ['libs/contracts/messages.ts', "import '#contracts/with-zod';", 'messages-without-zod'],
  ['workflows/a.ts', "import { b } from '#activities';\nexport const a = b;", 'workflows-know-activities-by-type'],
  ['workflows/c.ts', "import 'node:crypto';", 'workflows-are-deterministic'],
  ['activities/a.ts', "import '#record/b';", 'activities-imports'],
  ['apps/api/a.ts', "import '../worker/b.ts';", 'apps-stand-alone'],
  ['libs/casework/a.ts', "import '../../apps/worker/b.ts';", 'apps-stand-alone'],
  ['apps/api/c.ts', "import '#testing/b';", 'testing-in-tests-only'],
  ['apps/console/a.ts', "import '#record/b';", 'apps-console-imports'],
  ['libs/views/circle.ts', "import './round.ts';", 'no-circles'],
  ['libs/views/lost.ts', "import './nowhere.ts';", 'imports-resolve'],
  ['libs/views/lucky.ts', "import 'webpack';", 'packages-are-declared'],
  [
    'apps/worker/tool.ts',
    "import { build } from 'vite';\nexport const a = build;",
    'no-development-package-in-the-product',
  ],
  ['libs/platform/embedded/a.mjs', "import 'pg';", 'embedded-needs-node-only'],
  ['apps/start/install.mjs', "import './b.mjs';", 'installer-needs-node-only'],
] as const;

/** What the rules must leave in peace, and what the forbidden imports point at. */
const ALLOWED: Readonly<Record<string, string>> = {
  'libs/views/round.ts': "import './circle.ts';",
  'libs/contracts/with-zod.ts': "import 'zod';",
  'libs/contracts/types.ts': "import type { b } from '#person/b';\nexport type B = typeof b;",
  'libs/person/deadlines.ts': "import './review/b.ts';\nimport '#kernel/b';\nimport '#law/b';",
  'libs/person/review/b.unit.spec.ts': "import 'node:fs';\nimport 'vitest';\nimport '#testing/b';",
  'workflows/b.ts': "import type { b } from '#activities';\nimport '@temporalio/workflow';\nexport type B = typeof b;",
  'activities/index.ts': 'export const b = 1;',
  'apps/start/b.mjs': "import 'pg';",
};

const NEIGHBOURS = [
  ...[
    'kernel',
    'law',
    'record',
    'record/reading',
    'person',
    'person/review',
    'person/notice',
    'contracts',
    'testing',
  ].map((r) => `libs/${r}`),
  'apps/worker',
];

interface Violation {
  readonly from: string;
  readonly rule: { readonly name: string };
}

let house: string;
let violations: readonly Violation[];

beforeAll(async () => {
  house = mkdtempSync(join(tmpdir(), 'boundaries-'));
  for (const file of ['package.json', 'tsconfig.json', '.dependency-cruiser.mjs'])
    cpSync(join(root, file), join(house, file));
  symlinkSync(join(root, 'node_modules'), join(house, 'node_modules'));
  for (const folder of NEIGHBOURS) write(`${folder}/b.ts`, 'export const b = 1;');
  for (const [file, text] of [...PLANTED, ...Object.entries(ALLOWED)]) write(file, text);
  write('test/e2e/a.ts', "import '../../apps/worker/b.ts';");
  violations = await cruise();
}, 60_000);

afterAll(() => rmSync(house, { recursive: true, force: true }));

function write(file: string, text: string): void {
  mkdirSync(dirname(join(house, file)), { recursive: true });
  writeFileSync(join(house, file), `${text}\n`);
}

async function cruise(): Promise<readonly Violation[]> {
  const program = join(root, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs');
  const words = [program, '--output-type', 'json', 'apps', 'workflows', 'activities', 'libs', 'test'];
  const options = { cwd: house, maxBuffer: 64_000_000 };
  // It exits with the number of errors, which are what we came for.
  const said = await promisify(execFile)(process.execPath, words, options).catch((error: { stdout: string }) => error);
  return (JSON.parse(said.stdout) as { summary: { violations: Violation[] } }).summary.violations;
}

test.each(PLANTED)('%s with «%s» breaks the rule %s', (file, _text, rule) => {
  expect(violations.filter(({ from }) => from === file).map((violation) => violation.rule.name)).toContain(rule);
});

test('what the rooms may import is left in peace', () => {
  const planted = new Set<string>([...PLANTED.map(([file]) => file), 'libs/views/round.ts']);
  expect(violations.filter(({ from }) => !planted.has(from))).toEqual([]);
});

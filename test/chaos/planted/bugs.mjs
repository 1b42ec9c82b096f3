/*
 * Bugs that would break a promise of this house, each as the smallest change that plants it, and who must notice.
 * `by` are words for vitest; a text that is not there any more makes the suite fail, so a bug cannot silently go unplanted.
 *
 * Not here: synchronous_commit=off. Without a loss of power the page cache survives every kill, so nothing can notice it.
 */

import { LAW_BUGS } from './law-bugs.mjs';

/**
 * @typedef {object} Bug
 * @property {string} name
 * @property {readonly (readonly [file: string, from: string, to: string])[]} changes
 * @property {readonly string[]} by
 */

const integration = (/** @type {string[]} */ ...files) => ['run', '--project', 'integration', ...files];
const unit = (/** @type {string[]} */ ...files) => ['run', '--project', 'unit', ...files];

/** @type {readonly Bug[]} */
export const BUGS = [
  {
    name: 'the idempotency key is ignored',
    changes: [
      [
        'libs/record/writing/command-path.ts',
        "import type { Json } from '#kernel/event';",
        "import type { Json } from '#kernel/event';\nimport { randomUUID } from 'node:crypto';",
      ],
      [
        'libs/record/writing/command-path.ts',
        'export async function submit(deps: RecordDeps, submission: Submission): Promise<SubmitAnswer> {',
        'export async function submit(deps: RecordDeps, given: Submission): Promise<SubmitAnswer> {\n  const submission = { ...given, commandId: randomUUID() };',
      ],
    ],
    by: integration('libs/record/writing/command-path'),
  },
  {
    name: 'views are written after the commit',
    changes: [
      ['libs/record/schema/append-function.ts', "    perform record.apply_views(stream, entry -> 'views');\n", ''],
      [
        'libs/record/writing/appending.ts',
        '  const told = rows[0]?.outcomes ?? [];',
        "  for (const row of entries.map(({ row: text }) => JSON.parse(text)))\n    if (row['views']) await deps.pool.query('select record.apply_views($1, $2::jsonb)', [row['streamId'], JSON.stringify(row['views'])]);\n  const told = rows[0]?.outcomes ?? [];",
      ],
    ],
    by: integration('libs/record/passing-fault'),
  },
  {
    name: 'the wanted version is written after the commit',
    changes: [
      ['libs/record/schema/append-function.ts', "  if entry ? 'urgency' then", "  if entry ? 'never' then"],
      [
        'libs/record/writing/appending.ts',
        '  const told = rows[0]?.outcomes ?? [];',
        "  for (const { row, fold } of entries.map((entry) => ({ ...entry, row: JSON.parse(entry.row) })))\n    if (row['urgency'] !== undefined) await deps.pool.query('select record.want($1, $2, $3::smallint)', [row['streamId'], fold.version, row['urgency']]);\n  const told = rows[0]?.outcomes ?? [];",
      ],
    ],
    by: integration('libs/record/passing-fault'),
  },
  {
    name: 'a command is acknowledged before it is committed',
    changes: [
      [
        'libs/record/writing/command-path.ts',
        '  const [outcome] = await append(deps, [entry], loaded.offsetMs);\n',
        "  void append(deps, [entry], loaded.offsetMs).catch(() => undefined);\n  const outcome: string = 'appended';\n",
      ],
    ],
    by: integration('libs/record/writing/command-path'),
  },
  {
    name: 'an error is answered with 200',
    changes: [
      [
        'apps/api/http/problem.filter.ts',
        '      .code(problem.status)',
        '      .code(problem.status >= 500 ? 200 : problem.status)',
      ],
    ],
    by: unit('apps/api/http/problem.filter'),
  },
  {
    name: 'the head is not locked and its version not compared',
    changes: [
      [
        'libs/record/schema/append-function.ts',
        'from record.heads where stream_id = stream for update;',
        'from record.heads where stream_id = stream;',
      ],
      [
        'libs/record/schema/append-function.ts',
        'if coalesce(head.version, 0) <> expected\n    or head.hash',
        'if head.hash',
      ],
    ],
    by: integration('libs/record/writing/command-path'),
  },
  {
    name: 'the timer is lost when a run continues as new',
    changes: [
      [
        'workflows/assisted-person.workflow.ts',
        '  if (before) await lookNow();\n  else await condition',
        '  if (!before) await condition',
      ],
    ],
    by: integration('workflows/assisted-person'),
  },
  {
    name: 'a reminder is raised twice',
    changes: [
      [
        'libs/person/review/due.ts',
        "  return [{ type: 'ReviewReminderRaised', data, grounds: grounds('R6.6'), effectiveAt: startOfDay(due.subject) }];",
        "  return [1, 2].map(() => ({ type: 'ReviewReminderRaised' as const, data, grounds: grounds('R6.6'), effectiveAt: startOfDay(due.subject) }));",
      ],
    ],
    by: unit('libs/person/review'),
  },
  {
    name: 'a clerk of another community is let in',
    changes: [
      [
        'libs/access/can.ts',
        "  return own ? { allowed: true, elsewhere: false } : denied('AREA');",
        '  return { allowed: true, elsewhere: !own };',
      ],
    ],
    by: unit('libs/access'),
  },
  {
    name: 'an event that cannot be read is skipped',
    changes: [
      [
        'libs/record/reading/fold.ts',
        '  return events.reduce((before, stored) => foldOne(kind, before, stored, key), fold);',
        '  return events.reduce((before, stored) => {\n    try {\n      return foldOne(kind, before, stored, key);\n    } catch {\n      return before;\n    }\n  }, fold);',
      ],
    ],
    by: integration('libs/record/faults/quarantine'),
  },
  {
    name: 'what a process remembers is never compared with the log',
    changes: [
      [
        'libs/record/reading/loading.ts',
        '  if (known.erased !== head.erased) return false;\n',
        '  if (known) return true;\n',
      ],
      [
        'libs/record/reading/loading.ts',
        "const known = 'streamId' in sought ? deps.cache.get(sought.streamId) : undefined;\n  const values = [commandId, known?.version ?? 0];",
        "const known = 'streamId' in sought ? deps.cache.get(sought.streamId) : undefined;\n  const values = [commandId, known ? 1_000_000 : 0];",
      ],
    ],
    by: integration('libs/record/reading/reading'),
  },
  {
    name: 'what was settled is dropped when the command is refused',
    changes: [
      [
        'libs/record/writing/command-path.ts',
        "const course = decision.outcome === 'refused' ? settled :",
        "const course = decision.outcome === 'refused' ? begun :",
      ],
    ],
    by: integration('libs/record/settling.int'),
  },
  {
    name: 'the relay marks a message before it is sent',
    changes: [
      [
        'libs/timelines/relay.ts',
        '    const sendings = await',
        '    if (claimed.length > 0) await deps.record.markDelivered(claimed);\n    const sendings = await',
      ],
    ],
    by: integration('libs/timelines/relay'),
  },
  {
    name: 'an append does not look whether the clock was moved',
    changes: [
      ['libs/record/schema/append-function.ts', '  if record.offset_ms() <> offset_read then', '  if false then'],
    ],
    by: integration('libs/record/clock'),
  },
  {
    name: 'the hash is taken over JSON that was written anew',
    changes: [
      [
        'libs/record/envelope.ts',
        '    .update(body)\n',
        '    .update(JSON.stringify({ ...JSON.parse(body), data: null }))\n',
      ],
    ],
    by: integration('libs/record/log-integrity'),
  },
  {
    name: 'a look is shown without being written down',
    changes: [['libs/casework/look.ts', '    await record.logRead(entry);\n', '']],
    by: integration('apps/api/persons/persons'),
  },
  {
    name: 'a vault that does not answer sets the person apart',
    changes: [
      [
        'libs/record/reading/loading.ts',
        'const key = needsKey ? await deps.vault.keyOf(head.stream_id) : null;',
        "const { StreamFault } = await import('../faults/stream-fault.ts');\n  const lost = () => {\n    throw new StreamFault('no key');\n  };\n  const key = needsKey ? await deps.vault.keyOf(head.stream_id).catch(lost) : null;",
      ],
    ],
    by: integration('libs/record/passing-fault'),
  },
  {
    name: 'the lease of a delivery never runs out',
    changes: [
      [
        'libs/record/delivery/deliveries.ts',
        '(leased_until is null or leased_until < clock_timestamp())',
        'leased_until is null',
      ],
    ],
    by: integration('libs/record/delivery/deliveries'),
  },
  {
    name: 'the relay tells bulk while a common date is settled',
    changes: [
      [
        'libs/record/delivery/deliveries.ts',
        "($3 = 'unless-settling' and not ${COMMON_DATE_WAITS})",
        "$3 = 'unless-settling'",
      ],
    ],
    by: integration('libs/record/delivery/deliveries', '-t', 'common date'),
  },
  {
    name: 'the relay never takes bulk again once a common date was settled',
    changes: [['libs/record/delivery/deliveries.ts', "($3 = 'unless-settling' and not ${COMMON_DATE_WAITS})", 'false']],
    by: integration('libs/record/delivery/deliveries', '-t', 'common date'),
  },
  {
    name: 'of many streams the views of the first alone are written',
    changes: [
      [
        'libs/record/schema/append-function.ts',
        '    perform views.apply_${name}(entries);',
        '    perform views.apply_${name}(jsonb_build_array(entries -> 0));',
      ],
    ],
    by: integration('libs/record/settling.int', '-t', 'many streams at once'),
  },
  {
    name: 'a changed line of the ledger is left out',
    changes: [
      [
        'libs/views/deadline-ledger/deadline-ledger.view.ts',
        '!isSame(line, before.get(nameOf(line)))',
        '!before.has(nameOf(line))',
      ],
    ],
    by: integration('libs/views/deadline-ledger', '-t', 'changed lines'),
  },
  ...LAW_BUGS,
];

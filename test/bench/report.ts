import type { Finding, Kept } from './findings.ts';

const HEAD = `# Speed, as far as it can be known

Written by \`npm run bench\`; do not edit. Every part can be run alone (\`npm run bench -- a b\`), and is shown here with the date,
the machine and the load average of its own run.

**How to read it.** Only ratios within one run mean anything: both sides are measured by turns in the same minutes on the same
machine, in changing order, and the ratio is given as median (lowest–highest of the rounds). Absolute figures stand beside them to
make the ratios legible; they are no promise, and on a machine that others use too they are too low. The load average says how
many processes wanted the cores: above the number of cores everything waits, long waits (p99) first of all, and a ratio of two p99
may then be decided by others. PostgreSQL waits for the disk as in \`npm start\`; Temporal is \`start-dev\` on a file; everything, the clients included, shares
the cores.
`;

const TABLE_HEAD = ['| what | measured | target | met |', '| --- | --- | --- | --- |'];

/** docs/performance.md: the latest figures of every part. */
export function report(kept: readonly Kept[]): string {
  const parts = [...kept].sort((a, b) => a.part.localeCompare(b.part));
  return [HEAD, ...parts.map(section)].join('\n');
}

function section({ title, at, machine, load, findings, notes }: Kept): string {
  const when = `${at.slice(0, 16).replace('T', ' ')} UTC · ${machine} · load average ${load.map((each) => each.toFixed(1)).join(' → ')}`;
  const rows = findings.map(row);
  return [`## ${title}`, '', `_${when}_`, '', ...TABLE_HEAD, ...rows, '', ...notes.flatMap((note) => [note, ''])].join(
    '\n',
  );
}

function row({ what, measured, target, met }: Finding): string {
  const word = met === undefined ? '' : met ? 'yes' : '**no**';
  return `| ${[what, measured, target ?? '', word].map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
}

const BEGIN = '<!-- figures: written by npm run bench -->';
const END = '<!-- end of figures -->';

/** README's few figures; its other words stay. */
export function readmeWith(readme: string, kept: readonly Kept[]): string {
  const [before, rest] = readme.split(BEGIN);
  const after = rest?.split(END)[1];
  if (before === undefined || after === undefined) throw new Error('README has no place for the figures');
  const parts = [...kept].sort((a, b) => a.part.localeCompare(b.part));
  const rows = parts.flatMap(({ findings }) =>
    findings.flatMap((each) => (each.headline === undefined ? [] : [row({ ...each, what: each.headline })])),
  );
  return `${before}${BEGIN}\n\n${[...TABLE_HEAD, ...rows].join('\n')}\n\n${END}${after}`;
}

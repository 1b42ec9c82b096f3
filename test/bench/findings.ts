import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus, loadavg, totalmem } from 'node:os';
import { join } from 'node:path';
import { packageRoot } from '#platform/tables';
import { format, resolveConfig } from 'prettier';

/** What one part found. Ratios come with their spread; figures that depend on the machine serve to read the ratios only. */
export interface Finding {
  readonly what: string;
  readonly measured: string;
  readonly target?: string;
  readonly met?: boolean;
  /** How README calls it, if it is one of the few it shows. */
  readonly headline?: string;
}

export interface PartResult {
  readonly part: string;
  readonly title: string;
  readonly findings: readonly Finding[];
  /** Why a target is missed, or how the figures came about. */
  readonly notes: readonly string[];
}

export interface Kept extends PartResult {
  readonly at: string;
  readonly machine: string;
  /** Load average of a minute before and after: how many others wanted the cores. */
  readonly load: readonly [number, number];
}

/** Kept with the sources, so that a run of one part leaves the other parts' figures in the report. */
const folder = join(packageRoot(), 'test', 'bench', 'figures');

export async function measured(measure: () => Promise<PartResult>): Promise<Kept> {
  const before = loadavg()[0] ?? NaN;
  const result = await measure();
  const machine = `${cpus().length} × ${cpus()[0]?.model.trim() ?? 'CPU'}, ${Math.round(totalmem() / 2 ** 30)} GiB, Node ${process.versions.node}`;
  const kept: Kept = { ...result, at: new Date().toISOString(), machine, load: [before, loadavg()[0] ?? NaN] };
  mkdirSync(folder, { recursive: true });
  const file = join(folder, `${kept.part}.json`);
  writeFileSync(file, await format(JSON.stringify(kept), { ...(await resolveConfig(file)), parser: 'json' }));
  return kept;
}

export function keptFindings(): readonly Kept[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .map((name) => JSON.parse(readFileSync(join(folder, name), 'utf8')) as Kept);
}

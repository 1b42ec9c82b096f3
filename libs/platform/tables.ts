import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/**
 * The law's tables as they were published, read once at start and passed in as values: the pure rooms read no files.
 * They lie beside the sources and are not copied into dist, so they are found from the root of the package, wherever this runs.
 */
export interface LawTables {
  readonly areas: string;
  readonly areaSuccessions: string;
  readonly exceptionalDays: string;
  readonly minimumWages: string;
  readonly minimumWageTiers: string;
}

export function readLawTables(): LawTables {
  const table = (name: string): string =>
    readFileSync(join(packageRoot(), 'libs', 'law', 'tables', `${name}.csv`), 'utf8');
  return {
    areas: table('areas'),
    areaSuccessions: table('area-successions'),
    exceptionalDays: table('exceptional-days'),
    minimumWages: table('minimum-wages'),
    minimumWageTiers: table('minimum-wage-tiers'),
  };
}

/** The nearest folder above this file that holds a package.json. */
export function packageRoot(): string {
  for (let folder = import.meta.dirname; ; folder = dirname(folder)) {
    if (existsSync(join(folder, 'package.json'))) return folder;
    if (folder === dirname(folder)) throw new Error(`no package.json above ${import.meta.dirname}`);
  }
}

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const histories = fileURLToPath(new URL('./histories', import.meta.url));

export function historyFile(name: string): string {
  return join(histories, `${name}.json`);
}

export interface GoldenHistory {
  readonly name: string;
  readonly workflowId: string;
  readonly history: unknown;
}

/** Every history that was ever recorded; none is edited or removed while such runs may still be open. */
export function goldenHistories(): readonly GoldenHistory[] {
  const files = readdirSync(histories).filter((file) => file.endsWith('.json'));
  return files.map((file) => ({ name: file, ...JSON.parse(readFileSync(join(histories, file), 'utf8')) }));
}

import type { SealedBundle } from '#record/proof/bundle-format';
import type { BundleCheck } from '#record/proof/check-bundle';
import { checkBundle } from '#record/proof/check-bundle';
import { createPublicKey } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import type { Outcome } from '../outcome.ts';
import { CannotRun, foundSomething, well } from '../outcome.ts';

export interface BundleRequest {
  readonly personId: string;
  readonly file: string;
}

/** Writes the sealed bundle of a person to a new file; one that is there already is not overwritten. */
export async function bundle(
  casework: { readonly bundle: (personId: string) => Promise<SealedBundle | null> },
  { personId, file }: BundleRequest,
): Promise<Outcome> {
  const made = await casework.bundle(personId);
  if (made === null) throw new CannotRun('没有此人 no such person');
  try {
    writeFileSync(file, JSON.stringify(made, null, 1), { flag: 'wx', mode: 0o600 });
  } catch (cause) {
    throw new CannotRun(`无法写入（或文件已存在） cannot be written, or is there already: ${file}`, { cause });
  }
  const { bad: _, ...counts } = checkBundle(made);
  return well({ file, ...counts }, `已写入 written: ${file}`, countsLine(counts));
}

export interface CheckRequest {
  readonly file: string;
  /** Public keys that the agency has published, PEM. */
  readonly keyFiles: readonly string[];
}

/** Needs no record: everything stands in the file. Without a key of one's own it says only whose key to compare. */
export async function checkBundleFile({ file, keyFiles }: CheckRequest): Promise<Outcome> {
  const trusted = keyFiles.map((keyFile) => createPublicKey(contentOf(keyFile)));
  const check = checked(contentOf(file), trusted);
  const { bad, ...counts } = check;
  if (bad === null) {
    const whose = trusted.length > 0 ? '' : ` 请核对签名公钥 compare the keys: ${counts.keyIds.join(' ')}`;
    return well(check, `完好 the bundle is whole: ${countsLine(counts)}${whose}`);
  }
  const { stream = '-', version = '-', seq = '-', what } = bad;
  const place = [`stream ${stream}`, `version ${version}`, `seq ${seq}`, `what ${what}`];
  return foundSomething(check, `发现问题 first bad place (${countsLine(counts)}):`, ...place);
}

function checked(text: string, trusted: Parameters<typeof checkBundle>[1]): BundleCheck {
  try {
    return checkBundle(JSON.parse(text) as SealedBundle, trusted);
  } catch (cause) {
    throw new CannotRun('不是封存包 this is no bundle', { cause });
  }
}

function countsLine({ events, commands, seals, unsealed }: Omit<BundleCheck, 'bad'>): string {
  return `${events} 个事件 events · ${commands} 条指令 commands · ${seals} 个封印 seals · ${unsealed} 条未封 unsealed`;
}

function contentOf(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (cause) {
    throw new CannotRun(`读不到文件 the file cannot be read: ${path}`, { cause });
  }
}

import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inflateSync } from 'node:zlib';

/** What of the texts cannot be read back from the PDF: by its own ToUnicode tables, and by pdftotext where the machine has it. */
export function unread(pdf: Buffer, texts: readonly string[]): readonly string[] {
  const characters = charactersOf(pdf);
  const whole = textOf(pdf);
  return texts.filter((text) => {
    const written = text.replaceAll(/\s/g, '');
    return ![...written].every((each) => characters.has(each)) || whole?.includes(written) === false;
  });
}

/** How many sheets it has: its page tree is plain or in a compressed stream. */
export function sheetsOf(pdf: Buffer): number {
  const texts = [pdf.toString('latin1'), ...streamsOf(pdf)];
  return Math.max(
    ...texts.flatMap((text) =>
      [...text.matchAll(/\/Type\s*\/Pages[^>]*?\/Count\s+(\d+)/g)].map(([, count]) => Number(count)),
    ),
  );
}

/** The characters a PDF says it shows: the ToUnicode tables of its fonts, and where the machine has it what pdftotext reads. */
function charactersOf(pdf: Buffer): ReadonlySet<string> {
  const tables = streamsOf(pdf).filter((stream) => stream.includes('begincmap'));
  const targets = tables.flatMap((table) =>
    [...table.matchAll(/^<[0-9a-f]+>\s*<([0-9a-f]+)>\s*$/gim)].map(([, hex = '']) => utf16(hex)),
  );
  return new Set(targets.flatMap((text) => [...text]));
}

function streamsOf(pdf: Buffer): readonly string[] {
  const raw = pdf.toString('latin1');
  return [...raw.matchAll(/stream\r?\n/g)].flatMap(({ index, 0: { length } }) => {
    try {
      return [inflateSync(pdf.subarray(index + length, raw.indexOf('endstream', index))).toString('latin1')];
    } catch {
      return [];
    }
  });
}

function utf16(hex: string): string {
  return Buffer.from(hex, 'hex').swap16().toString('utf16le');
}

/** `null`: this machine has no pdftotext, and the tables above are the reading. */
function textOf(pdf: Buffer): string | null {
  const folder = mkdtempSync(join(tmpdir(), 'yuanzhu-pdf-'));
  try {
    const file = join(folder, 'page.pdf');
    writeFileSync(file, pdf);
    const read = spawnSync('pdftotext', ['-layout', file, '-'], { encoding: 'utf8' });
    return read.status === 0 ? read.stdout.replaceAll(/\s/g, '') : null;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

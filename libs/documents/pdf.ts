import type { NodeCompiler, NodeTypstDocument } from '@myriaddreamin/typst-ts-node-compiler';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { everyText, legible, spelledOut } from './legible.ts';
import type { Page } from './page.ts';
import { TYPST_TEMPLATE } from './typst-template.ts';

/*
 * The one file with I/O: typst, a native library, looks for fonts and sets the page as PDF/A-2b. That standard forbids a character
 * without a glyph, so a name is either set as it is written or, where no font has it, spelled out as 〔U+20164〕: never a box.
 */
const FONT_PACKAGE = '@expo-google-fonts/noto-serif-sc';

/** What every Chinese font has. */
const PROBE = '告知书';

/** No Chinese font: the operator is told which package to install. */
export class FontsMissing extends Error {
  override readonly name = 'FontsMissing';

  constructor(readonly text: string) {
    super(`no font on this machine has “${text}”: install fonts-noto-cjk (apt) or ${FONT_PACKAGE} (npm)`);
  }
}

export interface PdfPrinter {
  /** Throws `FontsMissing` while the machine has no Chinese font. */
  print(page: Page): Buffer;
}

/** Loading typst and its fonts takes a fifth of a second: once a process, when the first page is printed. */
export async function createPdfPrinter({ fontFolders = packagedFonts() } = {}): Promise<PdfPrinter> {
  const typst = await import('@myriaddreamin/typst-ts-node-compiler');
  const compiler = typst.NodeCompiler.create({ fontArgs: [{ fontPaths: [...fontFolders] }] });
  return {
    print(page) {
      try {
        return printed(compiler, everyText(page, legible));
      } finally {
        compiler.evictCache(CACHE_AGE);
      }
    },
  };
}

const CACHE_AGE = 5;

function printed(compiler: NodeCompiler, page: Page): Buffer {
  const answer = archived(compiler, compiled(compiler, TYPST_TEMPLATE, pageInput(page)));
  if (Buffer.isBuffer(answer)) return answer;
  expectFonts(compiler);
  const readable = without(page, [answer.text, ...missingOf(compiler, page)]);
  const again = archived(compiler, compiled(compiler, TYPST_TEMPLATE, pageInput(readable)));
  if (!Buffer.isBuffer(again)) throw new FontsMissing(again.text);
  return again;
}

const LOOKED_UP = 40;

/** One by one, up to a number that no honest text has; beyond it only what every Chinese font has is set as it is. */
function missingOf(compiler: NodeCompiler, page: Page): readonly string[] {
  const characters = new Set([...JSON.stringify(page)].filter((each) => !COMMON.test(each)));
  const missing: string[] = [];
  while (missing.length < LOOKED_UP) {
    const answer = archived(compiler, compiled(compiler, '#sys.inputs.text', { text: [...characters].join(' ') }));
    if (Buffer.isBuffer(answer) || !characters.delete(answer.text)) return missing;
    missing.push(answer.text);
  }
  return [...missing, ...characters];
}

/** ASCII, the punctuation of Chinese, and its characters in general use. */
const COMMON = /[\x20-\x7e\u2014-\u2026\u3000-\u301f\u4e00-\u9fa5\uff01-\uff5e]/;

function pageInput(page: Page): Record<string, string> {
  const printedOn = page.mark.printedAt.slice(0, 10).split('-').map(Number);
  return { page: JSON.stringify({ ...page, printedOn }) };
}

function without(page: Page, missing: readonly string[]): Page {
  return everyText(page, (text) =>
    missing.reduce((told, each) => told.replaceAll(each, [...each].map(spelledOut).join('')), text),
  );
}

/** A single missing character is one of a page; when the probe fails too there is no Chinese font at all. */
function expectFonts(compiler: NodeCompiler): void {
  const answer = archived(compiler, compiled(compiler, '#sys.inputs.text', { text: PROBE }));
  if (!Buffer.isBuffer(answer)) throw new FontsMissing(answer.text);
}

function compiled(compiler: NodeCompiler, mainFileContent: string, inputs: Record<string, string>): NodeTypstDocument {
  const outcome = compiler.compile({ mainFileContent, inputs });
  const document = outcome.result;
  if (document === null) throw new Error(`the page cannot be set: ${messageOf(outcome.takeError()?.shortDiagnostics)}`);
  return document;
}

/** typst's words for it; its quotes and the characters it does not know itself come escaped. */
const MISSING = /the text \\?"(.+?)\\?" could not be displayed/u;

/** The PDF, or the text that no font has. */
function archived(compiler: NodeCompiler, document: NodeTypstDocument): Buffer | { readonly text: string } {
  try {
    return compiler.pdf(document, { pdfStandard: 'a-2b' });
  } catch (error) {
    const [, text] = MISSING.exec(messageOf(error)) ?? [];
    if (text === undefined) throw error;
    return {
      text: text.replace(/\\+u\{([0-9a-f]+)\}/g, (_, code: string) => String.fromCodePoint(parseInt(code, 16))),
    };
  }
}

function messageOf(error: unknown): string {
  if (typeof error === 'string') return error;
  return error instanceof Error ? error.message : JSON.stringify(error);
}

/** The npm fonts, when they are installed; typst finds the machine's own by itself. */
function packagedFonts(): readonly string[] {
  try {
    const folder = dirname(createRequire(import.meta.url).resolve(`${FONT_PACKAGE}/package.json`));
    return ['400Regular', '700Bold'].map((weight) => join(folder, weight));
  } catch {
    return [];
  }
}

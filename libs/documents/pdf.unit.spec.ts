import { spawnSync } from 'node:child_process';
import { beforeAll, describe, expect, it } from 'vitest';
import type { PdfPrinter } from './pdf.ts';
import { createPdfPrinter, FontsMissing } from './pdf.ts';
import { cardPage } from './card.ts';
import { cardFacts, hostile, noticeFacts, origin, RARE, rename } from './spec/facts.ts';
import { unread } from './spec/read-pdf.ts';
import { writtenNoticePage } from './written-notice.ts';

let printer: PdfPrinter;
beforeAll(async () => {
  printer = await createPdfPrinter();
});

describe('the archived page', () => {
  it('R4.7 (四) keeps the rare characters of a name: it is set, and reads back as it was written', () => {
    const pdf = printer.print(writtenNoticePage(rename(noticeFacts, `测试${RARE}`), origin));
    expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
    expect(pdf.toString('latin1')).toContain('pdfaid:part');
    expect(unread(pdf, [`测试${RARE}`])).toEqual([]);
  });

  it('carries serial, digest and time of printing', () => {
    const page = cardPage(cardFacts, origin);
    const pdf = printer.print(page);
    expect(unread(pdf, [page.mark.serial, page.mark.digest, page.mark.printedAt])).toEqual([]);
  });

  it('sets what looks like markup as text', () => {
    for (const name of hostile) {
      expect(unread(printer.print(cardPage(rename(cardFacts, name), origin)), [name])).toEqual([]);
    }
  });

  it('spells out what no font has, and what is not seen, instead of a box or a turned-round line', () => {
    const pdf = printer.print(cardPage(rename(cardFacts, '测试\u{10000}\u{1faf7}\u{10ffff}\u202e甲'), origin));
    expect(unread(pdf, ['测试〔U+10000〕〔U+1FAF7〕〔U+10FFFF〕〔U+202E〕甲'])).toEqual([]);
    expect(unread(pdf, ['\u{10000}'])).toEqual(['\u{10000}']);
  });

  it('spells out any number of them', () => {
    const many = Array.from({ length: 60 }, (_, place) => String.fromCodePoint(0x10000 + place)).join('');
    const pdf = printer.print(cardPage(rename(cardFacts, `${RARE}${many}`), origin));
    expect(unread(pdf, ['〔U+10000〕', '〔U+1003B〕'])).toEqual([]);
  });

  it('without any Chinese font says which package is missing', async () => {
    const error = new FontsMissing('告');
    expect(error.message).toContain('fonts-noto-cjk');
    expect(error.message).toContain('@expo-google-fonts/noto-serif-sc');
    const bare = await createPdfPrinter({ fontFolders: [] });
    expect(fate(() => bare.print(cardPage(cardFacts, origin)))).toBe(machineHasChinese() ? 'printed' : 'FontsMissing');
  });
});

function fate(print: () => unknown): string {
  try {
    print();
    return 'printed';
  } catch (error) {
    return error instanceof FontsMissing ? error.name : String(error);
  }
}

function machineHasChinese(): boolean {
  const { status, stdout } = spawnSync('fc-list', [':lang=zh-cn'], { encoding: 'utf8' });
  return process.platform !== 'linux' || (status === 0 && stdout.trim() !== '');
}

import { parseInstant } from '#kernel/instant';
import { beforeAll, describe, expect, it } from 'vitest';
import { htmlPage } from './html.ts';
import type { LedgerFacts, LedgerPerson } from './ledger-page.ts';
import { ledgerPage } from './ledger-page.ts';
import type { PdfPrinter } from './pdf.ts';
import { createPdfPrinter } from './pdf.ts';
import { hostile, RARE } from './spec/facts.ts';
import { sheetsOf, unread } from './spec/read-pdf.ts';

const mark = {
  serial: 'TZ-340104003001-3-2',
  digest: 'ab'.repeat(32),
  printedAt: parseInstant('2011-10-10T09:00:00+08:00'),
};

const person: LedgerPerson = {
  name: `测试${RARE}`,
  sex: 'FEMALE',
  maskedCitizenId: '340***********1234',
  certificateNo: '3401042011000001',
  stage: 'AGREED',
  categories: ['OLDER', 'LAND_LOSS'],
  employment: { form: 'FLEXIBLE', from: '2011-09-14' },
  services: { lastVisitOn: '2011-10-01', agreementTo: '2012-09-12' },
  benefits: [{ benefit: 'SOCIAL_INSURANCE', firstMonth: '2011-09', lastMonth: '2014-08', status: 'RUNNING' }],
  review: { year: '2012', status: 'PASSED' },
  leaving: { reasonCode: 'EMPLOYED_STABLY', on: '2012-06-30' },
};
const facts = (lines: readonly LedgerPerson[]): LedgerFacts => ({
  area: '340104003001',
  areaName: '安徽省合肥市蜀山区',
  page: 3,
  lines,
});

describe('R5.4 (五) a page of the community ledger', () => {
  it('shows the registered basics and the four kinds of information, in words', () => {
    const html = htmlPage(ledgerPage(facts([person]), mark));
    for (const text of ['社区就业援助台账', '安徽省合肥市蜀山区（340104003001）', '第3页，1人', person.name, '女'])
      expect(html).toContain(text);
    for (const text of ['340***********1234', '3401042011000001', '已签援助协议，大龄就业困难人员，就业困难失地'])
      expect(html).toContain(text);
    for (const text of ['灵活就业，自2011-09-14', '走访 2011-10-01；协议至 2012-09-12']) expect(html).toContain(text);
    for (const text of ['社会保险补贴 2011-09至2014-08，享受中', '2012年 年审合格；退出 2012-06-30'])
      expect(html).toContain(text);
    for (const text of [mark.serial, mark.digest, '2011-10-10T09:00:00+08:00']) expect(html).toContain(text);
  });

  it('says so where there is nothing, and where nobody is left', () => {
    const bare = { ...person, employment: null, benefits: [], review: null, leaving: null, categories: [] };
    const services = { lastVisitOn: null, agreementTo: null };
    expect(htmlPage(ledgerPage(facts([{ ...bare, services }]), mark))).toContain('未就业');
    expect(htmlPage(ledgerPage(facts([]), mark))).toContain('本页已无人员');
  });

  it('a name is text, never markup', () => {
    for (const name of hostile) expect(htmlPage(ledgerPage(facts([{ ...person, name }]), mark))).not.toContain(name);
  });
});

describe('R5.4 (五) the same as PDF', () => {
  let printer: PdfPrinter;
  beforeAll(async () => {
    printer = await createPdfPrinter();
  });

  it('keeps rare characters, serial and digest', () =>
    expect(unread(printer.print(ledgerPage(facts([person]), mark)), [`测试${RARE}`, mark.serial, mark.digest])).toEqual(
      [],
    ));

  it('eight persons of whom much is to be said stand on one sheet', () =>
    expect(sheetsOf(printer.print(ledgerPage(facts(Array.from({ length: 8 }, () => person)), mark)))).toBe(1));
});

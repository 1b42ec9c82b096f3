import { describe, expect, it } from 'vitest';
import { cardPage } from './card.ts';
import { escaped, htmlPage } from './html.ts';
import { postedListPage } from './posted-list.ts';
import { cardFacts, hostile, listFacts, noticeFacts, origin, RARE, rename } from './spec/facts.ts';
import { writtenNoticePage } from './written-notice.ts';

const plain = (html: string) =>
  html
    .replace(/<style>.*<\/style>/s, '')
    .replace(/<[^>]+>/g, '')
    .replace(/&#(\d+);/g, (_, code: string) => String.fromCharCode(Number(code)));

describe('R4.7 (四) the written notice', () => {
  const html = htmlPage(writtenNoticePage(noticeFacts, origin));

  it('says the reasons, the paragraph, how to appeal, within how many days and to whom, in Chinese with an English gloss', () => {
    const words = plain(html);
    expect(words).toContain('取消就业援助对象资格告知书');
    expect(words).toContain('自2011年10月10日起，对您取消就业援助对象资格。');
    expect(words).toContain('事由：已不符合就业援助对象条件。');
    expect(words).toContain('具体理由：经核查，已不符合条件。');
    expect(words).toContain('（皖人社发〔2011〕44号）(五)动态跟踪管理。');
    expect(words).toContain('自收到本告知书之日起60日内，向安徽省合肥市人力资源和社会保障局申诉');
    expect(words).toContain('You may appeal within 60 days');
    expect(words).toContain('12333');
    expect(words).toContain('安徽省合肥市蜀山区人力资源和社会保障局（盖章）');
    expect(words).toContain('属于大龄就业困难人员');
  });

  it('R5.7 (五) refusal, cancellation and deregistration have titles of their own; once served it says until when', () => {
    const served = { servedOn: '2012-04-10', appealUntil: '2012-06-09' };
    const missed = writtenNoticePage(
      {
        ...noticeFacts,
        ...served,
        decision: 'QualificationDeregistered',
        reasonCode: 'ANNUAL_REVIEW_MISSED',
        on: '2012-04-01',
        decidedBy: { ...noticeFacts.decidedBy, bySystem: true },
      },
      origin,
    );
    const words = plain(htmlPage(missed));
    expect(missed.title.zh).toBe('注销就业援助对象资格告知书');
    expect(words).toContain('事由：未参加年审。');
    expect(words).toContain('视为安徽省合肥市蜀山区人力资源和社会保障局作出');
    expect(words).toContain('申诉截止日期为2012年6月9日');
    const refused = writtenNoticePage({ ...noticeFacts, decision: 'CertificationRefused' }, origin);
    expect(refused.title.zh).toBe('不予认定就业援助对象告知书');
  });

  it('R7.7 (七) the refusal of a benefit names it', () => {
    const benefit = { zh: '社会保险补贴', en: 'social-insurance subsidy' };
    const page = writtenNoticePage({ ...noticeFacts, decision: 'BenefitRefused', reasonCode: null, benefit }, origin);
    expect(plain(htmlPage(page))).toContain('不予享受下列就业援助政策：社会保险补贴');
  });
});

describe('R4.5 (四) the card page', () => {
  it('shows date, category, seal and officer on certification; date and cause on leaving, and what still waits for its seal', () => {
    const words = plain(htmlPage(cardPage(cardFacts, origin)));
    for (const text of ['2011-09-13', '大龄就业困难人员（主类别）', '测试章', 'county-officer.340104', '2011-09-14'])
      expect(words).toContain(text);
    for (const text of ['2012-04-01', '注销', '未参加年审', '待签章']) expect(words).toContain(text);
  });
});

describe('R6.3 (六) the review page', () => {
  it('R6.3 (六) says 年审合格 for each year that was passed, with date and officer', () => {
    const words = (reviews: typeof cardFacts.reviews) => plain(htmlPage(cardPage({ ...cardFacts, reviews }, origin)));
    for (const text of ['年审合格', '2012-02-20', '年度']) expect(words(cardFacts.reviews)).toContain(text);
    expect(words([])).not.toContain('年审合格');
  });
});

describe('R4.4 (四) the posted list', () => {
  it('shows name, sex, age, neutral category, masked ID, community and dates', () => {
    const words = plain(htmlPage(postedListPage(listFacts, origin.printedAt)));
    for (const text of ['测试甲', '男', '55', '就业困难人员', '340104**********34', '2011-09-29', '2011-10-08 24时'])
      expect(words).toContain(text);
    expect(words).toContain(listFacts.howToObject);
  });

  it('says when nothing is posted', () => {
    expect(plain(htmlPage(postedListPage({ ...listFacts, items: [] }, origin.printedAt)))).toContain('目前没有公示');
  });
});

describe('what is typed in', () => {
  it('is harmless: no name becomes markup', () => {
    const harmless = htmlPage(cardPage(cardFacts, origin)).match(/<[a-z/!][^>]*>/g)?.length;
    for (const name of hostile) {
      const html = htmlPage(cardPage(rename(cardFacts, name), origin));
      expect(html.match(/<[a-z/!][^>]*>/g)?.length).toBe(harmless);
      expect(plain(html)).toContain(name);
    }
    expect(escaped(`<&>"'`)).toBe('&#60;&#38;&#62;&#34;&#39;');
  });

  it('is harmless: overrides and other unseen characters are spelled out, rare characters and variants stay', () => {
    const variant = '葛\u{e0100}';
    const html = htmlPage(cardPage(rename(cardFacts, `${RARE}${variant}\u202e\u2067甲\u0000`), origin));
    expect(plain(html)).toContain(`${RARE}${variant}〔U+202E〕〔U+2067〕甲〔U+0000〕`);
    expect(html).not.toMatch(/[\u202a-\u202e\u2066-\u2069\0]/);
  });

  it('loads nothing and runs nothing', () => {
    const html = htmlPage(writtenNoticePage(noticeFacts, origin));
    expect(html).not.toMatch(/<script|<img|<link|url\(|@import|https?:/);
  });
});

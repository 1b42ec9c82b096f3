import type { CivilDate } from '#kernel/civil-date';
import type { Bilingual } from '#law/language';
import { PARAGRAPHS } from '#law/paragraphs';
import type { Authority } from './authorities.ts';
import { authorityGloss, authorityName } from './authorities.ts';
import { chineseDate } from './chinese-date.ts';
import { factWords } from './fact-words.ts';
import type { Origin } from './mark.ts';
import { personMark } from './mark.ts';
import type { DecisionType } from './decision-words.ts';
import { DECISIONS, reasonWords } from './decision-words.ts';
import type { Block, Page, Text } from './page.ts';
import { field, paragraphs } from './page.ts';
import type { PagePerson } from './person-fields.ts';
import { personFields } from './person-fields.ts';

/** R4.7 (四) What a written decision says: reasons, paragraph, how to appeal, within how many days, to whom. */
export interface WrittenNoticeFacts {
  readonly person: PagePerson;
  readonly decision: DecisionType;
  readonly on: CivilDate;
  readonly decidedBy: Authority & { readonly bySystem: boolean };
  /** The benefit that was refused. */
  readonly benefit: Bilingual | null;
  readonly reasonCode: string | null;
  /** The reason in words; `null` when there is none or the reader may not see it. */
  readonly reason: string | null;
  readonly paragraphs: readonly string[];
  readonly facts: readonly { readonly fact: string; readonly asOf: CivilDate; readonly holds: boolean }[];
  readonly appeal: { readonly days: number; readonly to: Authority };
  readonly servedOn: CivilDate | null;
  readonly appealUntil: CivilDate | null;
}

export function writtenNoticePage(facts: WrittenNoticeFacts, origin: Origin): Page {
  const { title } = DECISIONS[facts.decision];
  return {
    title,
    landscape: false,
    blocks: [
      { kind: 'fields', rows: personFields(facts.person) },
      ...decisionBlocks(facts),
      ...reasonBlocks(facts),
      ...appealBlocks(facts),
    ],
    signature: { issuer: authorityName(facts.decidedBy), on: chineseDate(facts.on), receipt: true },
    mark: personMark('GZ', origin, facts),
  };
}

function decisionBlocks({ decision, on, decidedBy, benefit }: WrittenNoticeFacts): readonly Block[] {
  const { decided } = DECISIONS[decision];
  const what = benefit === null ? decided : { zh: `${decided.zh}：${benefit.zh}`, en: `${decided.en}: ${benefit.en}` };
  const system = {
    kind: 'text',
    text: `本决定依法定期限由系统记录生效，视为${authorityName(decidedBy)}作出。`,
    gloss: 'Took effect by its legal date; it counts as a decision of that authority.',
  } as const satisfies Text;
  return [
    heading('决定', 'Decision'),
    text(`经审核，自${chineseDate(on)}起，对您${what.zh}。`, `As of ${on}: ${what.en}.`),
    ...(decidedBy.bySystem ? [system] : []),
  ];
}

function reasonBlocks({ reasonCode, reason, paragraphs: cited, facts }: WrittenNoticeFacts): readonly Block[] {
  const cause = reasonCode === null ? null : reasonWords(reasonCode);
  const titles: Readonly<Record<string, Bilingual>> = PARAGRAPHS;
  const basis = cited.map((paragraph) => `${paragraph}${titles[paragraph]?.zh ?? ''}`);
  return [
    heading('理由和依据', 'Reasons and legal basis'),
    ...(cause === null ? [] : [text(`事由：${cause.zh}。`, `Ground: ${cause.en}.`)]),
    ...(reason === null ? [] : paragraphs(`具体理由：${reason}`)),
    text(`依据：${LAW}${basis.join('、')}。`, `Basis: 皖人社发〔2011〕44号, paragraph ${cited.join(', ')}.`),
    ...(facts.length === 0 ? [] : [factTable(facts)]),
  ];
}

const LAW = '《关于进一步加强就业援助工作的实施意见》（皖人社发〔2011〕44号）';

function factTable(facts: WrittenNoticeFacts['facts']): Block {
  return {
    kind: 'table',
    dense: false,
    head: [
      { zh: '核查的事实', en: 'Fact considered' },
      { zh: '核查日期', en: 'As of' },
      { zh: '是否成立', en: 'Holds' },
    ],
    rows: facts.map(({ fact, asOf, holds }) => [factWords(fact), asOf, holds ? '是' : '否']),
    empty: { zh: '无', en: 'none' },
  };
}

function appealBlocks({ appeal, servedOn, appealUntil }: WrittenNoticeFacts): readonly Block[] {
  const { days, to } = appeal;
  const until =
    servedOn === null || appealUntil === null
      ? []
      : [
          text(
            `本告知书已于${chineseDate(servedOn)}送达，申诉截止日期为${chineseDate(appealUntil)}。`,
            `Served on ${servedOn}; the last day to appeal is ${appealUntil}.`,
          ),
        ];
  return [
    heading('申诉', 'How to appeal'),
    text(
      `您如不服本决定，可自收到本告知书之日起${days}日内，向${authorityName(to)}申诉。`,
      `You may appeal within ${days} days of receiving this notice, to ${authorityGloss(to)}.`,
    ),
    text(
      '申诉可到社区劳动保障工作机构提出，也可拨打12333提出，请说明所不服的决定和理由。',
      'Tell your community labour office or call 12333; name the decision and your reasons.',
    ),
    ...until,
    {
      kind: 'fields',
      rows: [
        field({ zh: '受理申诉机关', en: 'Appeal to' }, authorityName(to)),
        field(WITHIN, `${days} 日`, `${days} days`),
      ],
    },
  ];
}

const WITHIN = { zh: '申诉期限', en: 'Within' };

function heading(zh: string, en: string): Block {
  return { kind: 'heading', words: { zh, en } };
}

function text(zh: string, gloss: string): Text {
  return { kind: 'text', text: zh, gloss };
}

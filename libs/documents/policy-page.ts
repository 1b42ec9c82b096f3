import type { CivilDate } from '#kernel/civil-date';
import type { OrderedAmount } from '#law/amounts';
import { amountInWords } from '#law/amounts';
import type { EntitlementRow } from '#law/benefits';
import { BENEFITS, EMPLOYMENT_FORMS, PAYEES } from '#law/benefits';
import { CATEGORIES } from '#law/categories';
import { ENTITLEMENT_NEEDS } from '#law/entitlement-needs';
import { PARAMETERS } from '#law/parameter-catalogue';
import { valueInWords } from '#law/parameter-words';
import type { ParameterName } from '#law/parameters';
import type { Paragraph } from '#law/paragraphs';
import { PARAGRAPH_IDS, paragraphOf, PARAGRAPHS, RULES } from '#law/paragraphs';
import type { OrderedStandard } from '#law/service-standards';
import { OFFICE_TASKS } from '#law/texts/office-tasks';

/**
 * R19.1 (十九) The policy in plain words, as one page that needs nothing else. Every line comes from the rulebook itself: who
 * changes a rule changes this page, and there is no second text that could say something else.
 */
export interface Policy {
  readonly areaName: string;
  readonly on: CivilDate;
  readonly version: string;
  readonly parameters: readonly {
    readonly name: ParameterName;
    readonly value: unknown;
    readonly from: CivilDate;
    /** The layer that orders it. */
    readonly orderedBy: string;
    readonly paragraph: string;
  }[];
  readonly entitlements: readonly EntitlementRow[];
  /** The first that fits is the one that counts. */
  readonly amounts: readonly (OrderedAmount & { readonly orderedBy: string })[];
  /** R11.2: of each step of the work. */
  readonly standards: readonly (OrderedStandard & { readonly time: string; readonly orderedBy: string })[];
  readonly interpretations: readonly {
    readonly id: string;
    readonly text: string;
    readonly rules: readonly string[];
    readonly from: CivilDate;
  }[];
}

export function policyPage(policy: Policy): string {
  const { areaName, on, version } = policy;
  const title = `${areaName}就业援助政策说明`;
  return [
    '<!doctype html>',
    '<html lang="zh-CN">',
    `<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${text(title)}</title><style>${STYLE}</style></head>`,
    '<body>',
    `<h1>${text(title)}</h1>`,
    `<p>依据皖人社发〔2011〕44号及其后批准的规定。适用日期：${text(on)}；规则版本：${text(version)}。</p>`,
    '<h2>援助对象</h2>',
    list(Object.values(CATEGORIES).map(({ zh }) => zh)),
    ...PARAGRAPH_IDS.flatMap((paragraph) => section(policy, paragraph)),
    ...interpretations(policy),
    '<p>对办理结果有异议的，可以向作出决定的机关的上一级反映，或拨打12333。</p>',
    '</body>',
    '</html>',
    '',
  ].join('\n');
}

function section(policy: Policy, paragraph: Paragraph): readonly string[] {
  const parameters = policy.parameters.filter((each) => each.paragraph === paragraph);
  const rows = policy.entitlements.filter((row) => row.paragraph === paragraph);
  const amounts = paragraph === paragraphOf('R7.6') ? policy.amounts : [];
  const standards = paragraph === paragraphOf('R11.2') ? policy.standards : [];
  if (parameters.length + rows.length + amounts.length + standards.length === 0) return [];
  return [
    `<h2>${text(paragraph)} ${text(PARAGRAPHS[paragraph].zh)}</h2>`,
    ...filled(['待遇', '对象', '就业方式', '发给', '金额（元）', '依据'], rows.map(entitlement)),
    ...filled(['待遇标准', '对象', '就业方式', '发给', '标准', '自', '由'], amounts.map(amountRow)),
    ...filled(['工作环节', '内容', '时间要求', '效果要求', '依据', '自', '由'], standards.map(standardRow)),
    ...filled(['事项', '规定', '自', '由'], parameters.map(parameterRow)),
  ];
}

function entitlement({ benefit, who, forms, alsoNeeds, payee, amount, ...row }: EntitlementRow): readonly string[] {
  return [
    BENEFITS[benefit].zh,
    persons(who, alsoNeeds),
    works(forms),
    PAYEES[payee].zh,
    amount ?? '按当地标准',
    restsOn(row),
  ];
}

/** R20.1: an area's own row names its document and its day. */
function restsOn({ rule, citation, from }: Pick<EntitlementRow, 'rule' | 'citation' | 'from'>): string {
  if (citation === undefined) return `${rule} ${RULES[rule].zh}`;
  return `${rule} ${citation.authority} ${citation.documentNo}（自${from}）`;
}

function amountRow(rule: Policy['amounts'][number]): readonly string[] {
  const { benefit, forms, payee, alsoNeeds, formula, from, orderedBy } = rule;
  return [
    BENEFITS[benefit].zh,
    persons(null, alsoNeeds),
    works(forms),
    payee === null ? '不限' : PAYEES[payee].zh,
    amountInWords(formula),
    from,
    orderedBy,
  ];
}

function standardRow({ step, content, time, effect, from, orderedBy }: Policy['standards'][number]): readonly string[] {
  const { zh, rule } = OFFICE_TASKS[step];
  return [zh, content.zh, time, effect.zh, rule, from, orderedBy];
}

/** One of the categories, and every fact that is asked for beside it. */
function persons(who: EntitlementRow['who'], needs: EntitlementRow['alsoNeeds']): string {
  const categories = who === null ? [] : [who.map((code) => CATEGORIES[code].zh).join('、')];
  const words = [...categories, ...needs.map((need) => ENTITLEMENT_NEEDS[need].zh)];
  return words.length === 0 ? '不限' : words.join('；');
}

function works(forms: EntitlementRow['forms']): string {
  return forms === null ? '不限' : forms.map((form) => EMPLOYMENT_FORMS[form].zh).join('、');
}

function parameterRow({ name, value, from, orderedBy }: Policy['parameters'][number]): readonly string[] {
  return [PARAMETERS[name].zh, valueInWords(value, 'zh'), from, orderedBy];
}

function interpretations({ interpretations: given }: Policy): readonly string[] {
  if (given.length === 0) return [];
  const rows = given.map(({ id, text: words, rules, from }) => [id, words, rules.join(' '), from]);
  return ['<h2>解释</h2>', table(['编号', '内容', '规则', '自'], rows)];
}

const STYLE =
  'body{font-family:sans-serif;max-width:60em;margin:2em auto;padding:0 1em;line-height:1.6}table{border-collapse:collapse;width:100%}th,td{border:1px solid #999;padding:.3em .6em;text-align:left;vertical-align:top}';

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const row = (cells: readonly string[], tag: 'th' | 'td'): string =>
    `<tr>${cells.map((cell) => `<${tag}>${text(cell)}</${tag}>`).join('')}</tr>`;
  return `<table>${[row(head, 'th'), ...rows.map((cells) => row(cells, 'td'))].join('\n')}</table>`;
}

function filled(head: readonly string[], rows: readonly (readonly string[])[]): readonly string[] {
  return rows.length === 0 ? [] : [table(head, rows)];
}

function list(items: readonly string[]): string {
  return `<ul>${items.map((item) => `<li>${text(item)}</li>`).join('')}</ul>`;
}

function text(words: string): string {
  const escapes: Readonly<Record<string, string>> = {
    '&': '&amp;',
    '<': '&lt;',
    '>': '&gt;',
    '"': '&quot;',
    "'": '&#39;',
  };
  return words.replace(/[&<>"']/g, (sign) => escapes[sign] ?? sign);
}

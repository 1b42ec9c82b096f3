import type { CivilDate } from '#kernel/civil-date';
import type { EntitlementRow } from '#law/benefits';
import { BENEFITS, EMPLOYMENT_FORMS, PAYEES } from '#law/benefits';
import { CATEGORIES } from '#law/categories';
import { PARAMETERS } from '#law/parameter-catalogue';
import { valueInWords } from '#law/parameter-words';
import type { ParameterName } from '#law/parameters';
import { PARAGRAPH_IDS, PARAGRAPHS, RULES } from '#law/paragraphs';

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

function section(policy: Policy, paragraph: (typeof PARAGRAPH_IDS)[number]): readonly string[] {
  const parameters = policy.parameters.filter((each) => each.paragraph === paragraph);
  const rows = policy.entitlements.filter((row) => row.paragraph === paragraph);
  if (parameters.length + rows.length === 0) return [];
  return [
    `<h2>${text(paragraph)} ${text(PARAGRAPHS[paragraph].zh)}</h2>`,
    ...(rows.length === 0
      ? []
      : [table(['待遇', '对象', '就业方式', '发给', '金额（元）', '规则'], rows.map(entitlement))]),
    ...(parameters.length === 0 ? [] : [table(['事项', '规定', '自', '由'], parameters.map(parameterRow))]),
  ];
}

function entitlement({ benefit, who, forms, payee, amount, rule }: EntitlementRow): readonly string[] {
  return [
    BENEFITS[benefit].zh,
    who === null ? '符合所列条件的人员' : who.map((code) => CATEGORIES[code].zh).join('、'),
    forms === null ? '不限' : forms.map((form) => EMPLOYMENT_FORMS[form].zh).join('、'),
    PAYEES[payee].zh,
    amount ?? '按当地标准',
    `${rule} ${RULES[rule].zh}`,
  ];
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

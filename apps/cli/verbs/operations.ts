import type { Figures } from '#casework/figures';
import type { Outcome } from '../outcome.ts';
import { foundSomething, well } from '../outcome.ts';

const WORDS: Readonly<Record<string, string>> = {
  undelivered: '未送达 undelivered',
  oldestMs: '最久未送达（毫秒） oldest undelivered (ms)',
  overdue: '到期未结 overdue',
  sealLag: '封印滞后 seal lag',
  quarantined: '隔离 quarantined',
  outdatedHeads: '旧版本算出的期限 heads of an older build or older rules',
  tables: '数据表 tables',
};

/** The machinery's figures. Something is found when a deadline is overdue or a stream stands in quarantine; the rest is shown. */
export async function operations(casework: { readonly figures: () => Promise<Figures> }): Promise<Outcome> {
  const figures = await casework.figures();
  const lines = Object.entries(figures).map(([name, value]) => `${WORDS[name] ?? name}: ${JSON.stringify(value)}`);
  return isTroubled(figures) ? foundSomething(figures, ...lines) : well(figures, ...lines);
}

function isTroubled({ overdue, quarantined }: Figures): boolean {
  const setApart = Array.isArray(quarantined) ? quarantined.length : 0;
  return Number(overdue ?? 0) > 0 || setApart > 0;
}

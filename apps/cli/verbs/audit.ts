import type { Audited, AuditScope } from '#casework/audit/audit';
import { formatInstant } from '#kernel/instant';
import type { Outcome } from '../outcome.ts';
import { CannotRun, foundSomething, well } from '../outcome.ts';

const SHOWN = 20;

/** Decides every stored command again, with the state, the drawn values and the rulebook of its day. */
export async function audit(
  casework: { readonly audit: (scope: AuditScope) => Promise<Audited | null> },
  scope: AuditScope,
): Promise<Outcome> {
  const audited = await casework.audit(scope);
  if (audited === null) throw new CannotRun('没有此人 no such person');
  const { persons, commands, settlings, erased, differences } = audited;
  const counts = `${persons} 人 persons · ${commands} 条指令 commands · ${settlings} 次到期处理 settlings · ${erased} 人已清除 erased`;
  if (differences.length === 0) return well(audited, `一致 every decision is taken again as recorded: ${counts}`);
  const lines = differences
    .slice(0, SHOWN)
    .map(
      ({ stream, version, at, name, commandId, what }) =>
        `${stream}  version ${version}  ${formatInstant(at)}  ${name} ${commandId ?? ''}  ${what}`,
    );
  const more = differences.length > SHOWN ? [`… ${differences.length - SHOWN}`] : [];
  return foundSomething(audited, `不一致 differences: ${differences.length} (${counts})`, ...lines, ...more);
}

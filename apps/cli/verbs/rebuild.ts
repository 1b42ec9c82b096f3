import type { Outcome } from '../outcome.ts';
import { well } from '../outcome.ts';

/** Makes every row of the views again from the log; staff may go on working meanwhile. */
export async function rebuild(open: { readonly rebuild: () => Promise<number> }): Promise<Outcome> {
  const streams = await open.rebuild();
  return well({ streams }, `视图已按日志重建 the views were made again from the log: ${streams} 条案卷 streams`);
}

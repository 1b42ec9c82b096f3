import { condition, defineUpdate, proxyActivities, proxyLocalActivities, setHandler } from '@temporalio/workflow';

const local = proxyLocalActivities({ startToCloseTimeout: '10 seconds' });
const remote = proxyActivities({ startToCloseTimeout: '10 seconds' });

/** One person's visits; the log of them is written by the activity. */
export async function visits(/** @type {number} */ person) {
  setHandler(defineUpdate('locally'), () => local['append']?.(person));
  setHandler(defineUpdate('remotely'), () => remote['append']?.(person));
  await condition(() => false);
}

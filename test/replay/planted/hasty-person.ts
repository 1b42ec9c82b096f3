import { assistedPerson as real } from '#workflows';
import { sleep } from '@temporalio/workflow';

/** A change that looks harmless: wait a moment before anything else. It issues a timer no recorded history knows. */
export async function assistedPerson(...args: Parameters<typeof real>): Promise<void> {
  await sleep('1 second');
  return real(...args);
}

import * as real from '#workflows';
import { sleep } from '@temporalio/workflow';

/*
 * A change that looks harmless: wait a moment before anything else. It issues a timer that no recorded history begins with.
 */
export const assistedPerson = hasty(real.assistedPerson);
export const bulkWork = hasty(real.bulkWork);
export const deadlineBucket = hasty(real.deadlineBucket);
export const moveClock = hasty(real.moveClock);

function hasty<Words extends unknown[], Answer>(workflow: (...words: Words) => Promise<Answer>) {
  return async (...words: Words): Promise<Answer> => {
    await sleep('1 second');
    return workflow(...words);
  };
}

import { CancelledFailure } from '@temporalio/activity';
import { ApplicationFailure } from '@temporalio/common';
import type { ActivityInboundCallsInterceptor } from '@temporalio/worker';

/**
 * Temporal keeps failures in plain text, in histories and on its pages. A database's error may quote a row, a stack names our
 * folders; so only the kind of an error travels, and the whole of it goes to our own log.
 *
 * No failure is final: whatever went wrong, the date still stands, and the attempt after the repair settles it.
 */
export function plainFailures(
  activity: string,
  onFailure: (activity: string, error: unknown) => void,
): ActivityInboundCallsInterceptor {
  return {
    async execute(input, next) {
      try {
        return await next(input);
      } catch (error) {
        if (error instanceof CancelledFailure) throw error; // also at our own end: Temporal then hands the work on
        onFailure(activity, error);
        throw ApplicationFailure.create({ message: `${activity} failed (${kindOf(error)})`, type: 'Failed' });
      }
    },
  };
}

/** The class of an error and its code, e.g. `DatabaseError 53100`; never its words. */
export function kindOf(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown';
  const code =
    'code' in error && typeof error.code === 'string' && /^[A-Z0-9_]{1,40}$/.test(error.code) ? ` ${error.code}` : '';
  return `${error.constructor.name}${code}`;
}

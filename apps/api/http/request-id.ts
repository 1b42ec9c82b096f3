import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';

/** A UUID or a trace id: shapes that no identity number has, so that a caller cannot carry one into the logs. */
const WELL_FORMED = /^([0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|[0-9a-f]{32})$/;

export function requestId({ headers }: Pick<IncomingMessage, 'headers'>): string {
  const given = headers['x-request-id'];
  return typeof given === 'string' && WELL_FORMED.test(given) ? given : randomUUID();
}

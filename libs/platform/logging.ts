import type { DestinationStream, Logger } from 'pino';
import { pino } from 'pino';

/**
 * Logs say what happened to which id; never who a person is. Whatever carries identity under these names is blotted out at any
 * of the three outer levels of a log entry, request headers and tokens too. It is the last net, not the first: code logs ids.
 */
const PERSONAL = [
  'citizenId',
  'name',
  'phone',
  'address',
  'account',
  'birthDate',
  'certificateNo',
  'employer',
  'evidence',
  'findings',
  'reason',
  'note',
  'identity',
  'protectedData',
  'body',
];
const SECRET = ['authorization', 'cookie', 'set-cookie', 'accessToken', 'password', 'access-purpose'];

const REDACTED = [...PERSONAL, ...SECRET].flatMap((field) => [`["${field}"]`, `*["${field}"]`, `*.*["${field}"]`]);

export type { Logger } from 'pino';

export function createLogger(process: string, level: string, destination?: DestinationStream): Logger {
  const options = {
    level,
    base: { process },
    timestamp: pino.stdTimeFunctions.isoTime,
    serializers: { err: plainError },
    redact: { paths: REDACTED, censor: '[…]' },
  };
  return destination === undefined ? pino(options) : pino(options, destination);
}

/** An error without what libraries hang onto it: a database's `detail` quotes rows. */
function plainError(error: unknown): unknown {
  if (!(error instanceof Error)) return { type: typeof error };
  const { message, stack } = error;
  const code = 'code' in error && typeof error.code === 'string' ? { code: error.code } : {};
  const cause = error.cause === undefined ? {} : { cause: plainError(error.cause) };
  return { type: error.constructor.name, message, ...code, stack, ...cause };
}

import { DatabaseError } from 'pg';

/**
 * What PostgreSQL complained of, without the values it quotes: its details and contexts may hold a row's content, and errors
 * end in logs.
 */
export class RecordError extends Error {
  override readonly name = 'RecordError';
  readonly sqlState: string | undefined;

  constructor(what: string, sqlState?: string) {
    super(what);
    this.sqlState = sqlState;
  }
}

/** Raised by `record.append` when the new stream was born at the same moment, or a claim is another's; everything is rolled back. */
const BORN = 'YZ001';
const CLAIMED = 'YZ002';

const TRY_AGAIN: ReadonlySet<string | undefined> = new Set([BORN, CLAIMED, '40001', '40P01']);

/** The same command may simply be tried again: nothing of it was committed. */
export function isPassing(error: unknown): boolean {
  return error instanceof RecordError && TRY_AGAIN.has(error.sqlState);
}

/** Something that was claimed stands in another stream, now or since long ago. */
export function isClaimTaken(error: unknown): boolean {
  return error instanceof RecordError && error.sqlState === CLAIMED;
}

export async function withoutValues<T>(query: Promise<T>): Promise<T> {
  try {
    return await query;
  } catch (error) {
    if (!(error instanceof DatabaseError)) throw error;
    throw new RecordError(
      `the database refused: ${error.code ?? 'unknown'} ${error.constraint ?? error.routine ?? ''}`,
      error.code,
    );
  }
}

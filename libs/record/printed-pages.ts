import type { Actor } from '#kernel/event';
import type { Instant } from '#kernel/instant';
import { withoutValues } from './faults/database-error.ts';
import type { RecordDeps } from './options.ts';

/** A page on paper: what was printed, and at which version of their streams those who stand on it. */
export interface PrintedPage {
  readonly area: string;
  readonly page: number;
  /** Printed for the how manieth time. */
  readonly edition: number;
  readonly by: Actor;
  readonly printedAt: Instant;
  /** SHA-256 of what the page says, in hexadecimal digits. */
  readonly digest: string;
  readonly persons: readonly { readonly streamId: string; readonly version: number }[];
}

/** Kept for ever, before the page leaves. `false`: somebody else has just printed this edition, and nothing was kept. */
export async function keepPage(
  deps: RecordDeps,
  { area, page, edition, by, printedAt, digest, persons }: PrintedPage,
): Promise<boolean> {
  const text = `insert into record.printed_pages
      (area, page, edition, printed_at, staff, role, staff_area, digest, persons, versions)
    values ($1, $2, $3, record.instant($4), $5, $6, $7, $8, $9, $10) on conflict do nothing`;
  const who = [by.staff, by.role, by.area];
  const [ids, versions] = [persons.map(({ streamId }) => streamId), persons.map(({ version }) => version)];
  const values = [area, page, edition, printedAt, ...who, Buffer.from(digest, 'hex'), ids, versions];
  const { rowCount } = await withoutValues(deps.pool.query({ name: 'record.keep-page', text, values }));
  return rowCount === 1;
}

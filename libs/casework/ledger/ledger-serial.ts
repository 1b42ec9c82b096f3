import type { Instant } from '#kernel/instant';
import { formatInstant } from '#kernel/instant';
import type { PageNumber } from '#views/community-ledger/community-ledger.queries';

/** R5.4 (五) 台账: `TZ-340104003001-3-2` is the third page of that community's ledger, printed for the second time. */
export function ledgerSerial({ area, page, edition }: PageNumber): string {
  return `TZ-${area}-${page}-${edition}`;
}

const SERIAL = /^TZ-([1-9]\d{11})-([1-9]\d{0,5})-([1-9]\d{0,5})$/;

/** As it was typed from paper; `null`: no serial of a ledger. */
export function readLedgerSerial(text: string): PageNumber | null {
  const [, area, page, edition] = SERIAL.exec(text.trim().toUpperCase()) ?? [];
  return area === undefined ? null : { area, page: Number(page), edition: Number(edition) };
}

export type KeptPageAnswer = PageNumber & { readonly serial: string; readonly printedAt: string };

export function keptPageAnswer({
  area,
  page,
  edition,
  printedAt,
}: PageNumber & { readonly printedAt: Instant }): KeptPageAnswer {
  return { serial: ledgerSerial({ area, page, edition }), area, page, edition, printedAt: formatInstant(printedAt) };
}

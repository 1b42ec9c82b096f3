/**
 * R5.4 (五) The paper ledger is a loose-leaf one: who once stands on a page stays on it, so that one person's change makes one page
 * stale and no other. Who has come since stands on the last page while it has room, then on the next. Who has moved away or may
 * no longer be shown is left out when the page is printed again; nobody takes the place, but on the last page.
 */
export interface Ledger {
  /** How many persons stand on a page. */
  readonly rows: number;
  /** The latest edition of each page, in the order of pages. */
  readonly printed: readonly (readonly string[])[];
  /** Who belongs to the community now, in the order of their registration. */
  readonly here: readonly string[];
}

/** Who stands on a page when it is printed now; `null`: the ledger has no such page (yet). */
export function personsOnPage({ rows, printed, here }: Ledger, page: number): readonly string[] | null {
  if (page > nextPage({ rows, printed, here })) return null;
  const members = new Set(here);
  const stayed = (printed[page - 1] ?? []).filter((person) => members.has(person));
  if (page < printed.length) return stayed;
  return [...stayed, ...newcomers(printed, here).slice(0, Math.max(0, rows - stayed.length))];
}

/** The furthest page that can be printed now: a new one only when the last has no room for who has come. */
export function nextPage({ rows, printed, here }: Ledger): number {
  const members = new Set(here);
  const onLast = printed.at(-1);
  if (onLast === undefined) return here.length === 0 ? 0 : 1;
  const isFull = onLast.filter((person) => members.has(person)).length >= rows;
  return printed.length + (isFull && newcomers(printed, here).length > 0 ? 1 : 0);
}

function newcomers(printed: Ledger['printed'], here: readonly string[]): readonly string[] {
  const placed = new Set(printed.flat());
  return here.filter((person) => !placed.has(person));
}

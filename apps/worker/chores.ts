import type { Chore } from './parts.ts';
import { anchorSeal } from './seal-anchor.ts';

/** What the record needs done in the background. Every worker may try; the record lets one at a time through. */
export interface ChoresPort {
  /** Gives committed entries their place in the global order; answers how many. */
  orderEntries(): Promise<number>;
  /** Seals what is ordered; `null` when there is nothing to seal or another process is at it. */
  closeBatch(): Promise<unknown>;
  /** Refolds heads of an older build, rulebook or calendar. */
  refold(request: {
    readonly limit: number;
    readonly after: string | null;
  }): Promise<{ readonly after: string | null }>;
}

const REFOLD_CHUNK = 100;

/** `seq` follows a commit within a moment, so that what reads it is never far behind; seals are for auditors and can wait. */
const ORDER_EVERY_MS = 200;
const SEAL_EVERY_MS = 5000;
const ANCHOR_EVERY_MS = 60_000;
const REFOLD_EVERY_MS = 60_000;
const RULES_EVERY_MS = 2_000;
const REAL_NAMES_EVERY_MS = 30_000;

/**
 * `refreshRules`: takes up what was approved elsewhere; answers the version of the rulebook that holds now.
 * `finishRealNames`: R1.1 what an act of two persons still owes to another file or to the vault.
 */
export function chores(
  record: ChoresPort,
  refreshRules: () => Promise<string>,
  finishRealNames: () => Promise<number>,
): readonly Chore[] {
  let refoldedUntil: string | null = null;
  let movedUntil: string | null = null;
  let moving = false;
  let held: string | null = null;
  return [
    { name: 'order', idleMs: ORDER_EVERY_MS, pass: async () => (await record.orderEntries()) > 0 },
    { name: 'seals', idleMs: SEAL_EVERY_MS, pass: async () => (await record.closeBatch()) !== null },
    {
      name: 'refold',
      idleMs: REFOLD_EVERY_MS,
      pass: async () => {
        ({ after: refoldedUntil } = await record.refold({ limit: REFOLD_CHUNK, after: refoldedUntil }));
        return refoldedUntil !== null;
      },
    },
    {
      name: 'real names',
      idleMs: REAL_NAMES_EVERY_MS,
      pass: async () => {
        await finishRealNames();
        return false;
      },
    },
    {
      name: 'rulebook',
      idleMs: RULES_EVERY_MS,
      pass: async () => {
        const version = await refreshRules();
        if (held !== null && version !== held) [moving, movedUntil] = [true, null];
        held = version;
        if (!moving) return false;
        ({ after: movedUntil } = await record.refold({ limit: REFOLD_CHUNK, after: movedUntil }));
        return (moving = movedUntil !== null);
      },
    },
  ];
}

/** Hands the latest seal to the anchor outside, where there is one. */
export function anchoring(
  record: { readonly latestSeal: () => Promise<{ readonly text: string } | null> },
  file: string | null,
): readonly Chore[] {
  if (file === null) return [];
  return [{ name: 'anchor', idleMs: ANCHOR_EVERY_MS, pass: () => anchorSeal(file, () => record.latestSeal()) }];
}

import type { RulebookState } from '#rulebook/state';
import { approvedRules } from '#rulebook/effective';
import type { Reading, RulesVersions } from '#record/contract';
import type { Rulebook } from '#law/rulebook';
import type { LiveLaw } from '../law.ts';

/** The stream kind of a layer's rulebook, and the claim by which each layer has one stream. */
export const RULEBOOK = 'rulebook';
export const RULEBOOK_AREA = 'RULEBOOK_AREA';

/** What decisions are taken under, and what heads say they were computed with. */
export type CaseRules = Rulebook & RulesVersions;

/** What keeping the rules asks of the record. */
export interface RulesRecord {
  claimedStreams(claimKind: string): Promise<readonly { readonly streamId: string; readonly version: number }[]>;
  readMany<State>(kind: string, streamIds: readonly string[]): Promise<ReadonlyMap<string, Reading<State>>>;
  setRules(next: CaseRules): void;
}

/** Brings this process's rules up to the record; answers the version that holds now. */
export type RefreshRules = () => Promise<string>;

/**
 * R20.1 (尾) Every process judges by the rules it has read last. What was decided meanwhile under the version before names that
 * version; heads computed with it are refolded. A version stands for one content everywhere: what is read is compared with
 * the versions of all layers at one moment, and read again when a layer has gone on.
 */
export function createRefreshRules(record: RulesRecord, live: LiveLaw): RefreshRules {
  let taken = '';
  let last: Promise<unknown> = Promise.resolve();

  async function refresh(): Promise<string> {
    for (;;) {
      const layers = await record.claimedStreams(RULEBOOK_AREA);
      const seen = layers.map(({ streamId, version }) => `${streamId}@${version}`).join(' ');
      if (seen === taken) return live.law.rulebook.version;
      const readings = await record.readMany<RulebookState>(
        RULEBOOK,
        layers.map(({ streamId }) => streamId),
      );
      const wentOn = ({ streamId, version }: (typeof layers)[number]) =>
        (readings.get(streamId)?.version ?? version) > version;
      if (layers.some(wentOn)) continue;
      live.take(approvedRules([...readings.values()].map(({ state }) => state)));
      record.setRules(caseRules(live.law.rulebook));
      taken = seen;
      return live.law.rulebook.version;
    }
  }

  return () => {
    const next = last.then(refresh, refresh);
    last = next;
    return next;
  };
}

export function caseRules(rulebook: Rulebook): CaseRules {
  return { ...rulebook, rulebookVersion: rulebook.version };
}

export interface RulesWatch {
  /** Ends after the look that is under way. */
  stop(): Promise<void>;
}

const EVERY_MS = 2_000;

/** Looks again every few seconds; `onTrouble` is told once when looking begins to fail, and once (`null`) when it works again. */
export function watchRules(refresh: RefreshRules, onTrouble: (trouble: unknown) => void): RulesWatch {
  let failing = false;
  let looking: Promise<void> = Promise.resolve();
  const look = async (): Promise<void> => {
    try {
      await refresh();
      if (failing) onTrouble(null);
      failing = false;
    } catch (trouble) {
      if (!failing) onTrouble(trouble);
      failing = true;
    }
  };
  const timer = setInterval(() => (looking = looking.then(look)), EVERY_MS);
  timer.unref();
  return {
    stop: async () => {
      clearInterval(timer);
      await looking;
    },
  };
}

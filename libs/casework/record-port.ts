import type { Actor } from '#kernel/event';
import type { Instant } from '#kernel/instant';
import type { SealedBundle } from '#record/proof/bundle-format';
import type { Foreseen } from '#record/writing/foreseeing';
import type { PrintedPage } from '#record/printed-pages';
import type { Step } from '#record/reading/walking';
import type { CommandRecord, OpenEvent, PublicEvent, Reading, Submission, SubmitAnswer } from '#record/contract';

/** Who looked at whom, at what and what for (R5.2); looks that were denied are kept too. */
export interface ReadEntry {
  readonly reader: Actor;
  readonly streamId: string | null;
  readonly what: string;
  readonly purpose: string | null;
  /** The code of a denial; absent when it was shown. */
  readonly outcome?: string;
}

/** What casework asks of the record; `#record` fulfils it, and a spec may hand in another. */
export interface CaseRecord {
  now(): Promise<Instant>;
  submit(submission: Submission): Promise<SubmitAnswer>;
  read<State>(kind: string, streamId: string, at?: { readonly knownAt?: Instant }): Promise<Reading<State> | null>;
  walk<State>(
    kind: string,
    streamId: string,
    at?: { readonly knownAt?: Instant },
  ): Promise<readonly Step<State>[] | null>;
  /** What time alone will raise until then, from a reading of the present on. */
  foresee(
    kind: string,
    from: { readonly streamId: string; readonly version: number; readonly state: unknown },
    until: Instant,
  ): readonly Foreseen[];
  history(streamId: string, at?: { readonly knownAt?: Instant }): Promise<readonly PublicEvent[]>;
  /** With the protected parts, for a reader who may see them. */
  openHistory(streamId: string, at?: { readonly knownAt?: Instant }): Promise<readonly OpenEvent[]>;
  /** Everything that stands in the log of a stream, sealed; `null`: no such stream. */
  bundle(streamId: string, madeBy: Actor): Promise<SealedBundle | null>;
  commands(streamId: string): Promise<readonly CommandRecord[]>;
  /** The stream of a kind that holds a claim, through its keyed digest. */
  holderOf(kind: string, claim: { readonly kind: string; readonly value: string }): Promise<string | null>;
  /** The ids of the streams of a kind, page by page in the order of ids. */
  listStreams(request: {
    readonly kind: string;
    readonly areas?: readonly { readonly from: string; readonly to: string }[];
    readonly after: string | null;
    readonly limit: number;
  }): Promise<readonly string[]>;
  /** Writes what is due by now; safe to repeat. */
  settleStream(streamId: string): Promise<unknown>;
  readMany<State>(kind: string, streamIds: readonly string[]): Promise<ReadonlyMap<string, Reading<State>>>;
  /** All streams that hold a claim of that kind and are not erased. */
  claimedStreams(claimKind: string): Promise<readonly { readonly streamId: string }[]>;
  /** Erases a person: nobody can read it again, and every proof still holds. Safe to repeat. */
  destroyKey(streamId: string): Promise<void>;
  logRead(entry: ReadEntry): Promise<void>;
  /** One look at many: a line for each of them. */
  logReadOfMany(entry: {
    readonly reader: Actor;
    readonly streamIds: readonly string[];
    readonly what: string;
  }): Promise<void>;
  /** A page on paper; `false`: this edition was printed by somebody else meanwhile, and nothing was kept. */
  keepPage(page: PrintedPage): Promise<boolean>;
  operations(): Promise<object>;
}

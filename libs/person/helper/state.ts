import type { CivilDate } from '#kernel/civil-date';
import type { Span } from '#kernel/span';

/** R10.2, R10.3 (十) Who is responsible for the person, day by day. */
export interface HelperPairing {
  /** Marked by an officer as a key person; a zero-employment household makes one by itself. */
  readonly key: { readonly on: CivilDate; readonly eventId: string } | null;
  /** The dated chain of helpers: each begins on the day on which the one before ends. */
  readonly chain: readonly Span<string>[];
}

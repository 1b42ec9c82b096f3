import type { Span } from '#kernel/span';
import type { FactCode } from '#law/facts';

/** One record of a fact. A correction replaces what was said of its days and leaves other days alone. */
export interface FactRecord {
  readonly fact: FactCode;
  readonly span: Span<string>;
  readonly correction: boolean;
}

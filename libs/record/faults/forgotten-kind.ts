import type { EventShape } from '#kernel/event';
import type { StreamKind } from '#kernel/stream-kind';
import type { AnyInlineView, RulesVersions } from '../contract.ts';

/** A kind whose types were forgotten: the record hands its functions only what they themselves returned. */
export type ForgottenKind = StreamKind<unknown, EventShape, RulesVersions>;

export interface ForgottenView extends Omit<AnyInlineView, 'row'> {
  row(input: unknown): ReturnType<AnyInlineView['row']>;
}

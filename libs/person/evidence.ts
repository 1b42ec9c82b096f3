import type { CivilDate } from '#kernel/civil-date';

/** A paper or a record that proves something. It may name anybody, so it belongs to the protected part of an event. */
export type Evidence = {
  readonly kind: string;
  readonly text?: string;
  readonly documentId?: string;
  readonly date?: CivilDate;
};

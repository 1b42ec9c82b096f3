import type { CivilDate } from './civil-date.ts';

/**
 * A dated fact (architecture 10): `value` holds from `from` (included) until `to` (excluded; `null` = open), as event `byEvent` says.
 * Spans of one fact are kept in the order they were recorded; of two that cover a day, the later recorded one counts.
 */
export interface Span<T> {
  readonly value: T;
  readonly from: CivilDate;
  readonly to: CivilDate | null;
  readonly byEvent: string;
}

/** The span that counts on that day, or `undefined`. */
export function spanOn<T>(spans: readonly Span<T>[], on: CivilDate): Span<T> | undefined {
  return spans.findLast((span) => span.from <= on && (span.to === null || on < span.to));
}

/** The value on that day, or `undefined`. */
export function valueOn<T>(spans: readonly Span<T>[], on: CivilDate): T | undefined {
  return spanOn(spans, on)?.value;
}

/** Ends what is open on `from` and lets `value` hold from then on. */
export function succeed<T>(spans: readonly Span<T>[], value: T, from: CivilDate, byEvent: string): readonly Span<T>[] {
  return [...endOpen(spans, from), { value, from, to: null, byEvent }];
}

/** Ends every open span on `to`; a span that would end before it began is emptied. */
export function endOpen<T>(spans: readonly Span<T>[], to: CivilDate): readonly Span<T>[] {
  return spans.map((span) => (span.to === null ? { ...span, to: to < span.from ? span.from : to } : span));
}

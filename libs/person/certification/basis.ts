import type { CivilDate } from '#kernel/civil-date';
import type { BasisItem } from '#kernel/event';
import type { PersonState } from '../state.ts';

/** The facts a certification, or its refusal, relies on, each with the event that established it (architecture 11). */
export function basisOf(
  { registration, certificate, application, notice, streetReview }: PersonState,
  on: CivilDate,
): readonly BasisItem[] {
  const fact = (name: string, source: { readonly eventId: string | null } | null): BasisItem =>
    source?.eventId == null
      ? { fact: name, asOf: on, holds: false }
      : { fact: name, asOf: on, sourceEventId: source.eventId, holds: true };
  const categories = application?.categories.map((category) => fact(`CATEGORY:${category.code}`, category)) ?? [];
  return [
    fact('REGISTERED', registration),
    fact('CERTIFICATE_ISSUED', certificate),
    ...categories,
    fact('COMMUNITY_CHECK_PASSED', application?.communityCheck ?? null),
    fact('NOTICE_ENDED', notice?.ended ? notice : null),
    fact('STREET_REVIEW_PASSED', streetReview),
  ];
}

import type { CivilDate } from '#kernel/civil-date';
import { startOfDay } from '#kernel/instant';
import type { Refusal } from '#kernel/refusal';
import type { CategoryCode } from '#law/categories';
import { refused as refusalOf } from '#law/refused';
import type { Rulebook } from '#law/rulebook';
import type { Evidence } from '../evidence.ts';
import { mayHoldFrom } from '../category-conditions.ts';
import type { PersonState } from '../state.ts';

/** One category as an application claims it. */
export interface ClaimedCategory {
  readonly code: CategoryCode;
  readonly since: CivilDate;
  readonly evidence: readonly Evidence[];
  readonly designation?: { readonly authority: string; readonly documentNo: string };
  readonly householdId?: string;
}

export interface Claimed {
  readonly categories: readonly ClaimedCategory[];
  readonly primary: CategoryCode;
}

/**
 * R3.2 (三) What speaks against the categories on that day. Refused here is only what the record itself contradicts: the age
 * of OLDER, the months of MLA_LONG_TERM where the beginning of unemployment is recorded. All else is judged by the checks of (四).
 */
export function refuseCategories(
  { categories, primary }: Claimed,
  state: PersonState,
  on: CivilDate,
  rules: Rulebook,
): Refusal | null {
  const codes = categories.map(({ code }) => code);
  if (!codes.includes(primary) || new Set(codes).size !== codes.length) {
    return refusalOf('CATEGORY_MISSING', 'R3.2', { condition: 'CATEGORY', actual: codes.join('|'), needed: primary });
  }
  return refuseEach(categories, state, on, rules);
}

/** The first of them that cannot be claimed on that day. */
export function refuseEach(
  categories: readonly ClaimedCategory[],
  state: PersonState,
  on: CivilDate,
  rules: Rulebook,
): Refusal | null {
  for (const category of categories) {
    const refusal = refuseOne(category, state, on, rules);
    if (refusal) return refusal;
  }
  return null;
}

function refuseOne(category: ClaimedCategory, state: PersonState, on: CivilDate, rules: Rulebook): Refusal | null {
  if (category.evidence.length === 0) {
    return refusalOf('EVIDENCE_MISSING', 'R3.2', { condition: 'EVIDENCE', actual: 'NONE', needed: category.code });
  }
  if (category.since > on) return refuseFrom(category, 'CATEGORY', { actual: category.since, from: category.since });
  switch (category.code) {
    case 'OLDER':
      return refuseAge(category, state, on, rules);
    case 'MLA_LONG_TERM':
      return refuseMonths(category, state, on, rules);
    case 'OTHER_DESIGNATED':
      return category.designation
        ? null
        : refusalOf('DESIGNATION_MISSING', 'R3.2', { condition: 'DESIGNATION', actual: 'NONE', needed: category.code });
    case 'SOE_LAID_OFF':
    case 'SOE_BANKRUPTCY':
    case 'COLLECTIVE_LAID_OFF':
    case 'DISABLED':
    case 'ZERO_EMPLOYMENT_HOUSEHOLD':
    case 'LAND_LOSS':
    case 'POOR_GRADUATE':
      return null;
    default:
      return category.code satisfies never;
  }
}

function refuseAge(category: ClaimedCategory, state: PersonState, on: CivilDate, rules: Rulebook): Refusal | null {
  const from = mayHoldFrom('OLDER', state, on, rules);
  return from === null || from <= on ? null : refuseFrom(category, 'AGE', { actual: 'YOUNGER', from });
}

function refuseMonths(category: ClaimedCategory, state: PersonState, on: CivilDate, rules: Rulebook): Refusal | null {
  const from = mayHoldFrom('MLA_LONG_TERM', state, on, rules);
  if (from === null || from <= on) return null;
  return refuseFrom(category, 'UNEMPLOYED_MONTHS', { actual: state.registration?.unemployedSince ?? 'NONE', from });
}

function refuseFrom(
  { code }: ClaimedCategory,
  condition: 'CATEGORY' | 'AGE' | 'UNEMPLOYED_MONTHS',
  { actual, from }: { readonly actual: string; readonly from: CivilDate },
): Refusal {
  const unmet = { condition, actual, needed: from, satisfiableAt: startOfDay(from) };
  return { ...refusalOf('CATEGORY_CONDITIONS_NOT_MET', 'R3.2', unmet), details: { category: code } };
}

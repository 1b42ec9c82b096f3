import { isHiredFromHousehold, hasGrant, certifiedOn, isOf, isOfAYear, wasCertified } from './approval.ts';
import type { CivilDate } from '#kernel/civil-date';
import { addDays } from '#kernel/civil-date';
import type { Reliance } from './fact.ts';
import { holds, relyOn } from './facts.ts';
import type { Employment, Grant, Model, OneOff } from './state.ts';
import { isCertified, live } from './state.ts';
import type { Words } from './words.ts';
import { paper } from './words.ts';

/** R7.4a, R7.4b, R7.4c, R9.2: what is granted once. R3.1: the text itself names who need not be certified for it. */
interface OneOffRule {
  readonly certified: boolean;
  /** The rule that grants it, or null. */
  readonly by: (model: Model, words: Words) => string | null;
  /** What it is granted for, at most once each. */
  readonly per: 'employment' | 'school year';
}

const RULES: Readonly<Record<OneOff, OneOffRule>> = {
  HIRING_REWARD: {
    certified: true,
    per: 'employment',
    by: (model) => {
      const { employment } = model;
      if (employment === null || !isHiredFromHousehold(model, employment) || !wasCertified(model, employment))
        return null;
      return hasGrant(model, 'R9.2', employment) ? null : 'R7.4a';
    },
  },
  GROUP_EMPLOYMENT_GRANT: {
    certified: true,
    per: 'employment',
    by: (model) => {
      const form = model.employment?.form;
      const household = isOf(model, ['ZERO_EMPLOYMENT_HOUSEHOLD']);
      if (household && (form === 'SELF_EMPLOYED' || form === 'ORGANISED')) return 'R7.4b';
      return form === 'ORGANISED' ? 'R7.0' : null;
    },
  },
  SCHOOL_AID: {
    certified: false,
    per: 'school year',
    by: (model, words) => {
      const on = paper(model, words);
      // By the recorded fact, or by the category one is certified for.
      const certified = certifiedOn(model, on) && isOf(model, ['ZERO_EMPLOYMENT_HOUSEHOLD']);
      const household = certified || holds(model, 'ZERO_EMPLOYMENT_HOUSEHOLD', on);
      return household && holds(model, 'TECHNICAL_SCHOOL', on) ? 'R7.4c' : null;
    },
  },
  RURAL_POST_GRANT: {
    certified: false,
    per: 'employment',
    by: (model) => {
      const { employment } = model;
      if (employment === null || !isRuralHire(model, employment)) return null;
      return hasGrant(model, 'R7.4a', employment) ? null : 'R9.2';
    },
  },
};

/** R9.2: by an enterprise of the province, for a year; judged on the day before (R7.8). */
function isRuralHire(model: Model, employment: Employment): boolean {
  const { form, from, inProvince } = employment;
  const qualifying = addDays(from, -1);
  const poor = holds(model, 'RURAL_MLA', qualifying) && holds(model, 'ZERO_TRANSFER_HOUSEHOLD', qualifying);
  return form === 'ENTERPRISE' && inProvince && isOfAYear(employment) && poor;
}

function reliedOn(model: Model, rule: string, on: CivilDate): readonly Reliance[] {
  if (rule === 'R7.4c') {
    const byFact = holds(model, 'ZERO_EMPLOYMENT_HOUSEHOLD', on);
    return relyOn(model, on, 'TECHNICAL_SCHOOL', ...(byFact ? (['ZERO_EMPLOYMENT_HOUSEHOLD'] as const) : []));
  }
  if (rule !== 'R9.2' || model.employment === null) return [];
  return relyOn(model, addDays(model.employment.from, -1), 'RURAL_MLA', 'ZERO_TRANSFER_HOUSEHOLD');
}

export function grantOf(model: Model, words: Words): Grant | null {
  const { oneOff: benefit = 'HIRING_REWARD', schoolYear = null } = words;
  const { certified, by, per } = RULES[benefit];
  const on = paper(model, words);
  const follows = certified ? (model.spells.at(-1)?.from ?? '9999') : model.registered;
  if (!live(model) || on > model.today || on < follows || (certified && !isCertified(model))) return null;
  const rule = by(model, words);
  if (rule === null) return null;
  const employment = per === 'employment' ? (model.employment?.number ?? null) : null;
  const year = per === 'school year' ? schoolYear : null;
  const grant: Grant = { benefit, rule, employment, schoolYear: year, relied: reliedOn(model, rule, on) };
  const same = (one: Grant): boolean =>
    one.benefit === benefit && one.employment === grant.employment && one.schoolYear === grant.schoolYear;
  return model.grants.some(same) ? null : grant;
}

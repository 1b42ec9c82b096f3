import type { AreaLevel } from '#law/area';
import { AREA_LEVELS } from '#law/area';
import { isRole, ROLES } from '#law/roles';
import type { Decided } from './decided.ts';

/** R14.2 (十四) Who took a decision and at which level. A decision by the system counts as the competent county's. */
export interface Decider {
  readonly level: AreaLevel;
  readonly staff: string | null;
}

export const THE_SYSTEM: Decider = { level: 'COUNTY', staff: null };

export function deciderOf({ by }: Pick<Decided, 'by'>): Decider {
  return isRole(by.role) && by.role !== 'system' ? { level: ROLES[by.role].level, staff: by.staff } : THE_SYSTEM;
}

/** The level an appeal goes to; above the province there is none. */
export function levelAbove(level: AreaLevel): AreaLevel {
  return AREA_LEVELS[Math.max(0, AREA_LEVELS.indexOf(level) - 1)] ?? level;
}

/** Whether `level` is at or above the one an appeal against a decision of `decidedAt` goes to. */
export function mayDecideAppeal(level: AreaLevel, decidedAt: AreaLevel): boolean {
  return AREA_LEVELS.indexOf(level) <= AREA_LEVELS.indexOf(levelAbove(decidedAt));
}

import type { Denied } from '#access/can';
import { can } from '#access/can';
import type { ViewName } from '#access/views';
import type { CivilDate } from '#kernel/civil-date';
import type { AreaCode, AreaTable } from '#law/area';
import type { Staff } from '#law/roles';

/** What a reader gets: the answer, or why not. `unknown` is also said of what was restricted or erased. */
export type Answer<T> =
  | { readonly outcome: 'found'; readonly value: T }
  | { readonly outcome: 'unknown' }
  | { readonly outcome: 'denied'; readonly denied: Denied }
  | { readonly outcome: 'purpose-required' };

export function found<T>(value: T): Answer<T> {
  return { outcome: 'found', value };
}

export const UNKNOWN = { outcome: 'unknown' } as const;

export type Judgement =
  | { readonly outcome: 'allowed'; readonly elsewhere: boolean }
  | Exclude<Answer<never>, { outcome: 'found' } | { outcome: 'unknown' }>;

export interface Look {
  readonly staff: Staff;
  readonly view: ViewName;
  readonly area: AreaCode;
  readonly on: CivilDate;
}

/** R5.2 (五) Role and area. Lists show no more than who there is, masked, so they ask for no purpose. */
export function judge(look: Look, areas: AreaTable): Judgement {
  const access = can(look.staff, { kind: 'view', view: look.view }, look.area, { areas, on: look.on });
  return access.allowed ? { outcome: 'allowed', elsewhere: access.elsewhere } : { outcome: 'denied', denied: access };
}

/** R5.2 (五) A single person outside the reader's area, or in plain values, is shown only for a purpose, which is kept with the reading. */
export function judgePerson(
  look: Look & { readonly purpose: string | null; readonly plain: boolean },
  areas: AreaTable,
): Judgement {
  const judgement = judge(look, areas);
  const unexplained = judgement.outcome === 'allowed' && (judgement.elsewhere || look.plain) && look.purpose === null;
  return unexplained ? { outcome: 'purpose-required' } : judgement;
}

import type { CivilDate } from '#kernel/civil-date';
import type { AreaCode, AreaTable } from '#law/area';
import { contains, inScope, parentsOf } from '#law/area';
import type { RuleId } from '#law/paragraphs';
import type { Role } from '#law/roles';
import { isRole } from '#law/roles';
import type { ViewName } from './views.ts';
import { reachOf } from './views.ts';

/**
 * R5.2 (五) Any member of staff may find a person in the whole province; writing belongs to the competent area.
 * Role and area are judged here. Four eyes and the level of an appeal are law: the decider refuses those (409 `FOUR_EYES`).
 */
export interface AccessActor {
  readonly role: string;
  readonly area: AreaCode;
}

/** A command brings its own list of roles; views have theirs in `views.ts`. */
export type Action =
  { readonly kind: 'command'; readonly roles: readonly Role[] } | { readonly kind: 'view'; readonly view: ViewName };

export interface AccessContext {
  readonly areas: AreaTable;
  /** The business date: where areas have been succeeded, the actor's and the case's are compared as of then. */
  readonly on: CivilDate;
}

export interface Allowed {
  readonly allowed: true;
  /** The case lies outside the actor's area: a purpose must be given, and the person is shown masked. */
  readonly elsewhere: boolean;
}

export interface Denied {
  readonly allowed: false;
  readonly denied: 'ROLE' | 'AREA';
  readonly rule: RuleId;
}

export type Access = Allowed | Denied;

/**
 * Whether the actor may do this to a case of that area. `area: null` is for what concerns no area (the clock) or what the
 * caller will confine to the actor's own (a list without an area): the role alone is judged.
 */
export function can(actor: AccessActor, action: Action, area: AreaCode | null, context: AccessContext): Access {
  const { role } = actor;
  if (!isRole(role)) return denied('ROLE');
  const own = area === null || inScope(context.areas, actor.area, area, context.on);
  if (action.kind === 'command') return canWrite(role, action.roles, own);
  const reach = reachOf(action.view, role);
  if (reach === undefined) return denied('ROLE');
  if (own) return { allowed: true, elsewhere: false };
  return reach === 'PROVINCE' && inOwnProvince(actor, area) ? { allowed: true, elsewhere: true } : denied('AREA');
}

/** An auditor writes nothing, and the system acts by deadlines only, whatever a command's list says. */
function canWrite(role: Role, roles: readonly Role[], own: boolean): Access {
  if (role === 'auditor' || role === 'system' || !roles.includes(role)) return denied('ROLE');
  return own ? { allowed: true, elsewhere: false } : denied('AREA');
}

/** The widest area a view can show the actor anything of: the wall behind every list stands around it. */
export function widestSeen(actor: AccessActor, view: ViewName): AreaCode {
  const reach = isRole(actor.role) ? reachOf(view, actor.role) : undefined;
  return reach === 'PROVINCE' ? provinceOf(actor.area) : actor.area;
}

/** No succession leads out of a province. */
function inOwnProvince(actor: AccessActor, area: AreaCode): boolean {
  return contains(provinceOf(actor.area), area);
}

function provinceOf(area: AreaCode): AreaCode {
  return parentsOf(area)[0] ?? area;
}

function denied(what: Denied['denied']): Denied {
  return { allowed: false, denied: what, rule: 'R5.2' };
}

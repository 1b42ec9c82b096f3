import type { AreaCode, AreaLevel } from './area.ts';
import { areaLevel } from './area.ts';
import type { Bilingual } from './language.ts';

/** Who may act (regulation: people and what they may do). What each may do stands with the commands and in `#access/can`. */
export const ROLES = {
  'community-clerk': { level: 'COMMUNITY', zh: '社区劳动保障协理员', en: 'community clerk' },
  'street-officer': { level: 'STREET', zh: '街道（乡镇）经办人员', en: 'street officer' },
  'county-officer': { level: 'COUNTY', zh: '县（市、区）人力资源社会保障部门经办人员', en: 'county officer' },
  'city-supervisor': { level: 'CITY', zh: '市级人力资源社会保障部门主管', en: 'city supervisor' },
  'province-supervisor': { level: 'PROVINCE', zh: '省级人力资源社会保障部门主管', en: 'province supervisor' },
  'finance-officer': { level: 'COUNTY', zh: '财政部门经办人员', en: 'finance officer' },
  'hotline-agent': { level: 'CITY', zh: '12333热线人员', en: 'hotline agent' },
  helper: { level: 'STREET', zh: '帮扶责任人', en: 'helper' },
  auditor: { level: 'PROVINCE', zh: '审计人员', en: 'auditor' },
  system: { level: 'PROVINCE', zh: '系统', en: 'system' },
} as const satisfies Readonly<Record<string, Bilingual & { readonly level: AreaLevel }>>;

export type Role = keyof typeof ROLES;

/** A member of staff as a token names one; `account` is the whole name. */
export interface Staff {
  readonly account: string;
  readonly role: Role;
  readonly area: AreaCode;
}

export function isRole(text: string): text is Role {
  return Object.hasOwn(ROLES, text);
}

const STAFF = /^([a-z]+(?:-[a-z]+)*)(?:-[1-9]\d{0,3})?\.(\d{6,12})$/;

/**
 * Reads `<role>[-n].<areaCode>`, e.g. `county-officer-2.340104`; `null` unless the role is one of a person and the code has the
 * role's level. Whether the area exists is a question of the day: ask the area table.
 */
export function parseStaff(account: string): Staff | null {
  const [, role = '', area = ''] = STAFF.exec(account) ?? [];
  if (!isRole(role) || role === 'system' || areaLevel(area) !== ROLES[role].level) return null;
  return { account, role, area };
}

import type { Role } from '#law/roles';

/**
 * Who may read what. `OWN` = within the own area; `PROVINCE` = everywhere, outside the own area only with a purpose and masked
 * (R5.2 (五): one login, province-wide lookup). What is not here is not allowed. Every role not named in a row is denied.
 */
export type Reach = 'OWN' | 'PROVINCE';

export type StaffRole = Exclude<Role, 'system'>;

type Readers = Readonly<Partial<Record<StaffRole, Reach>>>;

const EVERYONE_FINDS: Readonly<Record<StaffRole, Reach>> = {
  'community-clerk': 'PROVINCE',
  'street-officer': 'PROVINCE',
  'county-officer': 'PROVINCE',
  'city-supervisor': 'PROVINCE',
  'province-supervisor': 'PROVINCE',
  'finance-officer': 'PROVINCE',
  'hotline-agent': 'PROVINCE',
  helper: 'PROVINCE',
  auditor: 'PROVINCE',
};

const EVERYONE_AT_HOME: Readonly<Record<StaffRole, Reach>> = {
  'community-clerk': 'OWN',
  'street-officer': 'OWN',
  'county-officer': 'OWN',
  'city-supervisor': 'OWN',
  'province-supervisor': 'OWN',
  'finance-officer': 'OWN',
  'hotline-agent': 'OWN',
  helper: 'OWN',
  auditor: 'OWN',
};

/** A case in full: the staff of its area; the hotline takes appeals and questions from the whole province. */
const CASE_IN_FULL: Readers = { ...EVERYONE_AT_HOME, 'hotline-agent': 'PROVINCE' };

/** What shows how staff have worked: not for helpers, who see their persons only. */
const WORK_OF_THE_AREA: Readers = {
  'community-clerk': 'OWN',
  'street-officer': 'OWN',
  'county-officer': 'OWN',
  'city-supervisor': 'OWN',
  'province-supervisor': 'OWN',
  'finance-officer': 'OWN',
  'hotline-agent': 'PROVINCE',
  auditor: 'OWN',
};

/** Plain values behind the mask: those who serve, decide, pay or audit. */
const PLAIN_VALUES: Readers = {
  'community-clerk': 'OWN',
  'street-officer': 'OWN',
  'county-officer': 'OWN',
  'city-supervisor': 'OWN',
  'province-supervisor': 'OWN',
  'finance-officer': 'OWN',
  helper: 'OWN',
  auditor: 'OWN',
};

/** The ledger of a community: who keeps it, and who answers for its keeping. */
const LEDGER: Readers = {
  'community-clerk': 'OWN',
  'street-officer': 'OWN',
  'county-officer': 'OWN',
  'city-supervisor': 'OWN',
  'province-supervisor': 'OWN',
  auditor: 'OWN',
};

/** Printing is kept as an act of its own: those who keep the ledger. */
const LEDGER_KEEPERS: Readers = { 'community-clerk': 'OWN', 'street-officer': 'OWN', 'county-officer': 'OWN' };

/** Sealed bundles and the machinery's figures: those who answer for others' work. */
const OVERSIGHT: Readers = { 'city-supervisor': 'OWN', 'province-supervisor': 'OWN', auditor: 'OWN' };

export const VIEWS = {
  person: EVERYONE_FINDS,
  search: EVERYONE_FINDS,
  history: CASE_IN_FULL,
  diff: CASE_IN_FULL,
  calendar: CASE_IN_FULL,
  entitlements: CASE_IN_FULL,
  commands: WORK_OF_THE_AREA,
  list: CASE_IN_FULL,
  deadlines: CASE_IN_FULL,
  tasks: WORK_OF_THE_AREA,
  'review-progress': WORK_OF_THE_AREA,
  'review-preview': WORK_OF_THE_AREA,
  unmask: PLAIN_VALUES,
  'card-basics': PLAIN_VALUES,
  ledger: LEDGER,
  'print-ledger': LEDGER_KEEPERS,
  bundle: { ...OVERSIGHT, 'county-officer': 'OWN' },
  operations: OVERSIGHT,
  events: EVERYONE_AT_HOME,
  catalogue: EVERYONE_AT_HOME,
  clock: EVERYONE_AT_HOME,
  'move-clock': { 'province-supervisor': 'OWN' },
  'access-log': { auditor: 'OWN' },
} as const satisfies Readonly<Record<string, Readers>>;

export type ViewName = keyof typeof VIEWS;

export const VIEW_NAMES = Object.keys(VIEWS) as readonly ViewName[];

export function reachOf(view: ViewName, role: Role): Reach | undefined {
  const readers: Readers = VIEWS[view];
  return role === 'system' ? undefined : readers[role];
}

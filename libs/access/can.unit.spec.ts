import { describe, expect, it } from 'vitest';
import { areaTable } from '#law/area';
import { ROLES } from '#law/roles';
import type { Access, Action } from './can.ts';
import { can } from './can.ts';
import type { StaffRole, ViewName } from './views.ts';
import { VIEW_NAMES } from './views.ts';

const areas = areaTable(
  [{ code: '340522', name: '含山县' }],
  [{ code: '341423', name: '含山县', from: null, to: '2011-08-22', successor: '340522' }],
);
const context = { areas, on: '2011-09-01' };

/** For each level of an actor: the own area, one within, one around, one beside, and one of another branch. */
const HOMES: Readonly<Record<string, string>> = {
  COMMUNITY: '340104003002',
  STREET: '340104003',
  COUNTY: '340104',
  CITY: '340100',
  PROVINCE: '340000',
};
const CASES = ['340104003002', '340104003001', '340104004001', '340103001001', '340202001001', '330104001001'] as const;

/** Which of the cases lie in the home of that level, in their order. */
const WITHIN: Readonly<Record<string, string>> = {
  COMMUNITY: '✓·····',
  STREET: '✓✓····',
  COUNTY: '✓✓✓···',
  CITY: '✓✓✓✓··',
  PROVINCE: '✓✓✓✓✓·',
};

const STAFF_ROLES = Object.keys(ROLES).filter((role): role is StaffRole => role !== 'system');
const homeOf = (role: StaffRole): string => HOMES[ROLES[role].level] ?? '';
const withinOf = (role: StaffRole): string => WITHIN[ROLES[role].level] ?? '';

function seen(access: Access): string {
  return access.allowed ? (access.elsewhere ? 'm' : '✓') : access.denied === 'AREA' ? '·' : '-';
}

function onAllCases(role: StaffRole, action: Action): string {
  return CASES.map((area) => seen(can({ role, area: homeOf(role) }, action, area, context))).join('');
}

/** The table of the regulation, written out once more: clerk, street, county, city, province, finance, hotline, helper, auditor. */
const EXPECTED: Readonly<Record<ViewName, string>> = {
  person: 'PPPPPPPPP',
  search: 'PPPPPPPPP',
  history: 'OOOOOOPOO',
  diff: 'OOOOOOPOO',
  calendar: 'OOOOOOPOO',
  entitlements: 'OOOOOOPOO',
  commands: 'OOOOOOP-O',
  list: 'OOOOOOPOO',
  deadlines: 'OOOOOOPOO',
  tasks: 'OOOOOOP-O',
  'review-progress': 'OOOOOOP-O',
  'review-preview': 'OOOOOOP-O',
  unmask: 'OOOOOO-OO',
  'card-basics': 'OOOOOO-OO',
  ledger: 'OOOOO---O',
  'print-ledger': 'OOO------',
  bundle: '--OOO---O',
  operations: '---OO---O',
  events: 'OOOOOOOOO',
  catalogue: 'OOOOOOOOO',
  clock: 'OOOOOOOOO',
  'move-clock': '----O----',
  'access-log': '--------O',
};

const SHOWN: Readonly<Record<string, (within: string) => string>> = {
  O: (within) => within,
  P: (within) => `${within.slice(0, 5).replaceAll('·', 'm')}·`,
  '-': (within) => '-'.repeat(within.length),
} satisfies Readonly<Record<string, (within: string) => string>>;

describe.each(VIEW_NAMES)('R5.2 (五) the view %s', (view) => {
  it.each(STAFF_ROLES.map((role, place) => [role, EXPECTED[view].charAt(place)] as const))(
    'for a %s reaches %s (O own area, P the province by purpose and masked, - nothing)',
    (role, reach) => expect(onAllCases(role, { kind: 'view', view })).toBe(SHOWN[reach]?.(withinOf(role))),
  );
});

describe('writing belongs to the competent area', () => {
  it.each(STAFF_ROLES.filter((role) => role !== 'auditor'))(
    'R5.2 (五) a %s gives its commands within its area only',
    (role) => {
      expect(onAllCases(role, { kind: 'command', roles: [role] })).toBe(withinOf(role));
      const others = STAFF_ROLES.filter((other) => other !== role);
      expect(onAllCases(role, { kind: 'command', roles: others })).toBe('------');
    },
  );

  it('an auditor writes nothing, even where a command names the role', () =>
    expect(onAllCases('auditor', { kind: 'command', roles: ['auditor'] })).toBe('------'));

  it.each(['system', 'mayor', '', 'constructor'])('%j is let in nowhere', (role) => {
    const actor = { role, area: '340000' };
    expect(can(actor, { kind: 'command', roles: ['system'] }, '340104', context)).toMatchObject({ denied: 'ROLE' });
    for (const view of VIEW_NAMES) {
      expect(can(actor, { kind: 'view', view }, '340104', context)).toMatchObject({ denied: 'ROLE' });
    }
  });

  it('a wider area than the own one is not the own one', () => {
    const officer = { role: 'county-officer', area: '340104' };
    expect(can(officer, { kind: 'view', view: 'list' }, '340100', context)).toMatchObject({ denied: 'AREA' });
    expect(can(officer, { kind: 'view', view: 'list' }, '340000', context)).toMatchObject({ denied: 'AREA' });
  });

  it('says which rule denies', () =>
    expect(can({ role: 'helper', area: '340104003' }, { kind: 'command', roles: [] }, '340104003002', context)).toEqual(
      {
        allowed: false,
        denied: 'ROLE',
        rule: 'R5.2',
      },
    ));
});

describe('what concerns no area', () => {
  it('is judged by the role alone', () => {
    const view = (name: ViewName): Action => ({ kind: 'view', view: name });
    expect(can({ role: 'province-supervisor', area: '340000' }, view('move-clock'), null, context)).toEqual({
      allowed: true,
      elsewhere: false,
    });
    expect(can({ role: 'county-officer', area: '340104' }, view('move-clock'), null, context)).toMatchObject({
      denied: 'ROLE',
    });
    expect(can({ role: 'helper', area: '340104003' }, view('list'), null, context)).toMatchObject({ allowed: true });
  });
});

describe('R5.10 (五) areas that have been succeeded', () => {
  const certify: Action = { kind: 'command', roles: ['county-officer'] };
  const judged = (area: string, on: string): string =>
    seen(can({ role: 'county-officer', area }, certify, '341423', { areas, on }));

  it('competence for a case of 含山 passes on 2011-08-22', () => {
    expect(judged('341423', '2011-08-21')).toBe('✓');
    expect(judged('340522', '2011-08-21')).toBe('·');
    expect(judged('340522', '2011-08-22')).toBe('✓');
    expect(judged('340521', '2011-08-22')).toBe('·');
  });
});

import type { Policy } from './policy.ts';
import { cell, NOTHING } from './policy.ts';

/** One question to the house, and what the policy answers. */
export interface Cell {
  readonly role: string;
  readonly account: string;
  readonly kind: 'command' | 'view';
  readonly name: string;
  /** Where the case lies, or the area a list is asked for. */
  readonly area: string;
  readonly place: string;
  readonly on: string;
  readonly expected: Said;
}

export type Said = 'yes' | 'masked' | 'no';

interface Place {
  readonly account: string;
  readonly area: string;
  readonly place: string;
  readonly on: string;
}

const DAY = '2011-09-01';

/** For each level two accounts, and around each every place there is; a community has nothing within, a province nothing around. */
const AROUND: Readonly<Record<string, readonly Readonly<Record<string, readonly string[]>>[]>> = {
  COMMUNITY: [
    {
      own: ['340104003002'],
      parent: ['340104003', '340104', '340100', '340000'],
      sibling: ['340104003001'],
      elsewhere: ['340104004001', '340202001001'],
      none: ['330104001001', '999999'],
    },
  ],
  STREET: [
    {
      own: ['340104003'],
      child: ['340104003002'],
      parent: ['340104', '340100', '340000'],
      sibling: ['340104004'],
      elsewhere: ['340103001001', '340202'],
      none: ['330104001', 'nowhere'],
    },
  ],
  COUNTY: [
    {
      own: ['340104'],
      child: ['340104003', '340104003002'],
      parent: ['340100', '340000'],
      sibling: ['340103'],
      elsewhere: ['340202001001', '340200'],
      none: ['330104', ''],
    },
  ],
  CITY: [
    {
      own: ['340100'],
      child: ['340104', '340104003', '340103001001'],
      parent: ['340000'],
      sibling: ['340200'],
      elsewhere: ['340202', '340202001001'],
      none: ['330100', '330104001001'],
    },
  ],
  PROVINCE: [
    {
      own: ['340000'],
      child: ['340100', '340104003', '340104003002', '340202001001'],
      none: ['330000', '330104', '110101001001', '999999'],
    },
  ],
};

const LEVEL_OF_LENGTH: Readonly<Record<number, string>> = { 9: 'STREET', 12: 'COMMUNITY' };

export function cellsOf(policy: Policy): readonly Cell[] {
  return policy.roles.flatMap(({ role, level }) => {
    const inQuiet = (AROUND[level] ?? []).flatMap(placesAround);
    const succeeded = policy.succession
      .filter(({ account }) => levelOf(account) === level)
      .map(({ account, case: area, on, place }) => ({ account, area, on, place }));
    return [...inQuiet, ...succeeded].flatMap((place) => asked(policy, role, place));
  });
}

function placesAround(around: Readonly<Record<string, readonly string[]>>): readonly Place[] {
  const account = around['own']?.[0] ?? '';
  return Object.entries(around).flatMap(([place, areas]) => areas.map((area) => ({ account, area, place, on: DAY })));
}

function levelOf(account: string): string {
  if (account.endsWith('0000')) return 'PROVINCE';
  return LEVEL_OF_LENGTH[account.length] ?? (account.endsWith('00') ? 'CITY' : 'COUNTY');
}

function asked(policy: Policy, role: string, { account, area, place, on }: Place): readonly Cell[] {
  const to = (kind: Cell['kind'], name: string, reach: string): Cell => ({
    role,
    account,
    kind,
    name,
    area,
    place,
    on,
    expected: said(cell(policy.reaches.get(reach), place)),
  });
  const commands = [...policy.commands].map(([name, row]) =>
    to('command', name, cell(row, role) === NOTHING ? NOTHING : 'own'),
  );
  return [...commands, ...[...policy.views].map(([name, row]) => to('view', name, cell(row, role)))];
}

function said(text: string): Said {
  if (text === 'yes' || text === 'masked') return text;
  if (text === NOTHING) return 'no';
  throw new Error(`docs/access.md: no answer is ${text}`);
}

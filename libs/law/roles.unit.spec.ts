import { describe, expect, it } from 'vitest';
import { isRole, parseStaff } from './roles.ts';

describe('staff accounts', () => {
  it.each([
    ['community-clerk.340104003001', 'community-clerk', '340104003001'],
    ['street-officer.340104003', 'street-officer', '340104003'],
    ['county-officer.340104', 'county-officer', '340104'],
    ['county-officer-2.340104', 'county-officer', '340104'],
    ['city-supervisor.340100', 'city-supervisor', '340100'],
    ['province-supervisor.340000', 'province-supervisor', '340000'],
    ['finance-officer.340104', 'finance-officer', '340104'],
    ['hotline-agent.340100', 'hotline-agent', '340100'],
    ['helper-12.340104003', 'helper', '340104003'],
    ['auditor.340000', 'auditor', '340000'],
  ])('%s is a %s of %s', (account, role, area) => expect(parseStaff(account)).toEqual({ account, role, area }));

  it.each([
    '',
    'county-officer',
    'county-officer.',
    'county-officer.340100',
    'county-officer.340104003',
    'county-officer-0.340104',
    'county-officer--2.340104',
    'county-officer-x.340104',
    'County-Officer.340104',
    'mayor.340104',
    'toString.340104',
    'system.340000',
    'auditor.340000 ',
    'auditor.340000\n',
  ])('%j is nobody', (account) => expect(parseStaff(account)).toBeNull());

  it('the system is a role, though no account', () => {
    expect(isRole('system')).toBe(true);
    expect(isRole('constructor')).toBe(false);
  });
});

import { expect, it } from 'vitest';
import { searchTerm } from './search-term.ts';

it('takes 18 or 15 characters of the right shape for a citizen ID, whatever the case of the X', () => {
  expect(searchTerm(' 34010419560815123x ')).toEqual({ by: 'citizen-id', citizenId: '34010419560815123X' });
  expect(searchTerm('340104560815123')).toEqual({ by: 'citizen-id', citizenId: '340104560815123' });
});

it('R4.3 (四) takes 16 digits for a certificate number', () => {
  expect(searchTerm('3401042011000001')).toEqual({ by: 'certificate', number: '3401042011000001' });
});

it('takes everything else for part of a name', () => {
  expect(searchTerm('测试')).toEqual({ by: 'name', part: '测试' });
  expect(searchTerm('123')).toEqual({ by: 'name', part: '123' });
});

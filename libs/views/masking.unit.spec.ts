import { expect, it } from 'vitest';
import { maskedCitizenId, maskedPhone, noticeCitizenId } from './masking.ts';

it('R5.2 (五) staff see the first 3 and the last 4 characters of a citizen ID', () => {
  expect(maskedCitizenId('34010419560815123X')).toBe('340***********123X');
});

it('R4.4 (四) the posted list shows the first 6 and the last 2 characters of a citizen ID', () => {
  expect(noticeCitizenId('34010419560815123X')).toBe('340104**********3X');
});

it('shows a phone number by its first 3 and last 4 digits, a short one not at all', () => {
  expect(maskedPhone('13800005678')).toBe('138****5678');
  expect(maskedPhone('5678123')).toBe('*******');
});

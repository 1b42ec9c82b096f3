import type { Fields } from './page.ts';
import { field } from './page.ts';

/** Whom a page is about; the citizen ID never in full, and `null` where the reader may not see it. */
export interface PagePerson {
  readonly name: string;
  readonly sex: 'MALE' | 'FEMALE';
  readonly maskedCitizenId: string;
  readonly certificateNumber: string | null;
}

export function personFields({ name, sex, maskedCitizenId, certificateNumber }: PagePerson): Fields['rows'] {
  return [
    field({ zh: '姓名', en: 'Name' }, name),
    field({ zh: '性别', en: 'Sex' }, SEXES[sex]),
    field({ zh: '身份证号', en: 'Citizen ID' }, maskedCitizenId),
    field({ zh: '《就业失业登记证》编号', en: 'Certificate' }, certificateNumber),
  ];
}

export const SEXES = { MALE: '男', FEMALE: '女' } as const;

import type { Bilingual } from '#law/language';
import type { AreaLevel } from '#law/area';

/** A level's office by its kind, as the text names it; which office that is follows from the area. */
const OFFICES = {
  PROVINCE: { zh: '人力资源和社会保障厅', en: 'the HR bureau' },
  CITY: { zh: '人力资源和社会保障局', en: 'the HR bureau' },
  COUNTY: { zh: '人力资源和社会保障局', en: 'the HR bureau' },
  STREET: { zh: '劳动保障工作机构', en: 'the labour office' },
  COMMUNITY: { zh: '劳动保障工作机构', en: 'the labour office' },
} as const satisfies Readonly<Record<AreaLevel, Bilingual>>;

export interface Authority {
  readonly level: AreaLevel;
  /** From the province down: 安徽省合肥市蜀山区. */
  readonly areaName: string;
}

export function authorityName({ level, areaName }: Authority): string {
  return `${areaName}${OFFICES[level].zh}`;
}

/** Areas have Chinese names only. */
export function authorityGloss({ level, areaName }: Authority): string {
  return `${OFFICES[level].en} of ${areaName}`;
}

import type { CivilDate } from '#kernel/civil-date';
import type { AreaCode } from './area.ts';
import type { Bilingual } from './language.ts';
import type { OfficeTaskKind } from './texts/office-tasks.ts';

/**
 * R11.2 (十一) 对就业援助每个工作环节，制定并实施特殊的服务流程和服务标准，明确各项援助工作的内容、时间和效果要求: what each step of the work is made of, how
 * long it may take and what it has to reach. A layer orders the steps it names; those it leaves out, a wider layer says.
 */
export interface ServiceStandard {
  readonly step: OfficeTaskKind;
  readonly content: Bilingual;
  /** Working days from the day the step is there to be done; null where its time stands elsewhere (`service-times.ts`). */
  readonly workingDays: number | null;
  readonly effect: Bilingual;
}

/** As the layer orders it, and since when. */
export type OrderedStandard = ServiceStandard & { readonly area: AreaCode; readonly from: CivilDate };

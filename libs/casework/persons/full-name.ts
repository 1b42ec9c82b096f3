import type { AreaCode } from '#law/area';
import { parentsOf } from '#law/area';
import type { Law } from '../law.ts';

/** From the province down: 安徽省合肥市蜀山区. */
export function fullName({ areas }: Pick<Law, 'areas'>, area: AreaCode): string {
  return [...parentsOf(area), area].map((each) => areas.name(each) ?? '').join('');
}

import type { CivilDate } from '#kernel/civil-date';
import type { Application, HeldCategory } from './state.ts';

/** R3.2, R3.3 (三) The categories that hold on that day, of all that were ever claimed in this spell. */
export function categoriesOn(application: Application | null, on: CivilDate): readonly HeldCategory[] {
  return (application?.categories ?? []).filter(({ since, to }) => since <= on && (to === null || on < to));
}

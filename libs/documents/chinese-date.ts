import type { CivilDate } from '#kernel/civil-date';

/** `2011年9月13日`, as documents write a day. */
export function chineseDate(date: CivilDate): string {
  const [year, month, day] = date.split('-').map(Number);
  return `${year}年${month}月${day}日`;
}

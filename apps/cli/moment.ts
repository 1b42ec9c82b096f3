import { isCivilDate } from '#kernel/civil-date';
import type { Instant } from '#kernel/instant';
import { endOfDay, parseInstant } from '#kernel/instant';
import { InvalidArgumentError } from 'commander';

/** An instant, or a date: then the last moment of that day in Asia/Shanghai, as over HTTP. */
export function moment(text: string): Instant {
  if (isCivilDate(text)) return endOfDay(text) - 1;
  try {
    return parseInstant(text);
  } catch {
    throw new InvalidArgumentError(
      '应为日期或带时区的时刻 a date, or an instant with its offset: 2012-04-01T00:00:00+08:00',
    );
  }
}

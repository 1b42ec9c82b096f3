import type { CivilDate } from './civil-date.ts';
import { dateOfDayNumber, dayNumber, isCivilDate } from './civil-date.ts';

/**
 * An instant: whole milliseconds since 1970-01-01T00:00Z. The law lives at Asia/Shanghai, which has kept +08:00 since 1991,
 * long before the regulation; instants are written with that offset everywhere a person or a client reads them.
 */
export type Instant = number;

const DAY = 86_400_000;
const SHANGHAI = 8 * 3_600_000;
const ISO = /^(\d{4}-\d{2}-\d{2})T(\d{2}):(\d{2}):(\d{2})(?:\.(\d{1,3}))?(Z|[+-]\d{2}:\d{2})$/;

/** 00:00 of that day in Asia/Shanghai. */
export function startOfDay(date: CivilDate): Instant {
  return dayNumber(date) * DAY - SHANGHAI;
}

/** 24:00 of that day, which is 00:00 of the next. */
export function endOfDay(date: CivilDate): Instant {
  return startOfDay(date) + DAY;
}

/** The civil date in Asia/Shanghai at that instant. */
export function dateAt(instant: Instant): CivilDate {
  return dateOfDayNumber(Math.floor((instant + SHANGHAI) / DAY));
}

/** `2012-04-01T00:00:00+08:00`; milliseconds appear only when there are any. */
export function formatInstant(instant: Instant): string {
  const ofDay = (((instant + SHANGHAI) % DAY) + DAY) % DAY;
  const [hours, minutes] = [Math.floor(ofDay / 3_600_000), Math.floor(ofDay / 60_000) % 60];
  const [seconds, millis] = [Math.floor(ofDay / 1000) % 60, ofDay % 1000];
  const clock = [hours, minutes, seconds].map((part) => String(part).padStart(2, '0')).join(':');
  return `${dateAt(instant)}T${clock}${millis ? `.${String(millis).padStart(3, '0')}` : ''}+08:00`;
}

/** Reads an ISO 8601 instant with an explicit offset. Throws `RangeError` for anything else. */
export function parseInstant(text: string): Instant {
  const match = ISO.exec(text);
  const [, date = '', hours, minutes, seconds, fraction = '0', offset = 'Z'] = match ?? [];
  const valid =
    match &&
    isCivilDate(date) &&
    Number(hours) < 24 &&
    Number(minutes) < 60 &&
    Number(seconds) < 60 &&
    offsetIsValid(offset);
  if (!valid) throw new RangeError(`no instant: ${text}`);
  const ofDay =
    (Number(hours) * 60 + Number(minutes)) * 60_000 + Number(seconds) * 1000 + Number(fraction.padEnd(3, '0'));
  return dayNumber(date) * DAY + ofDay - offsetMillis(offset);
}

function offsetIsValid(offset: string): boolean {
  return offset === 'Z' || (Number(offset.slice(1, 3)) < 24 && Number(offset.slice(4, 6)) < 60);
}

function offsetMillis(offset: string): number {
  if (offset === 'Z') return 0;
  const size = (Number(offset.slice(1, 3)) * 60 + Number(offset.slice(4, 6))) * 60_000;
  return offset.startsWith('-') ? -size : size;
}

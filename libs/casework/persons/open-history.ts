import type { Json } from '#kernel/event';
import { readCitizenId } from '#law/citizen-id';
import type { OpenEvent } from '#record/contract';
import { maskedCitizenId, maskedPhone } from '#views/masking';
import type { EventAnswer } from '../answers.ts';
import { eventAnswer } from '../answers.ts';

/**
 * R5.2 (五) An event as staff of the person's area read it: what was written is shown, numbers are masked wherever they stand, and the
 * address is left to `unmask`, which is logged as its own act.
 */
export function openEventAnswer({ protectedData, ...event }: OpenEvent): EventAnswer {
  const answer = eventAnswer(event);
  if (protectedData === undefined) return answer;
  return { ...answer, protectedData: protectedData && maskedFields(protectedData as Fields) };
}

type Fields = Readonly<Record<string, Json>>;

const HIDDEN = '***';
const NO_LATER_THAN = '9999-12-31';
const NUMBERS = /(?<!\d)(?:\d{17}[\dXx]|\d{15}|1[3-9]\d{9})(?![\dXx])/g;

function maskedFields(fields: Fields): Fields {
  return Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, maskedField(name, value)]));
}

function maskedField(name: string, value: Json): Json {
  if (typeof value === 'string') {
    if (name === 'citizenId') return maskedCitizenId(value);
    if (name === 'phone') return maskedPhone(value);
    return name === 'address' ? HIDDEN : withoutNumbers(value);
  }
  if (Array.isArray(value)) return value.map((item: Json) => maskedField('', item));
  return typeof value === 'object' && value !== null ? maskedFields(value as Fields) : value;
}

/** Somebody may have typed a number into a reason. */
function withoutNumbers(text: string): string {
  return text.replace(NUMBERS, (found) => {
    if (found.length === 11) return maskedPhone(found);
    return readCitizenId(found, NO_LATER_THAN).ok ? maskedCitizenId(found) : found;
  });
}

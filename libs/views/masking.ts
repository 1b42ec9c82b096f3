/**
 * How much of a citizen ID is shown. Staff see the first 3 and the last 4; the posted list, as R4.4 says, the first 6 and the last 2.
 */
export function maskedCitizenId(citizenId: string): string {
  return masked(citizenId, 3, 4);
}

/** R4.4 (四) */
export function noticeCitizenId(citizenId: string): string {
  return masked(citizenId, 6, 2);
}

/** `138****5678`: the first 3 and the last 4; shorter numbers are hidden whole. */
export function maskedPhone(phone: string): string {
  return phone.length > 7 ? masked(phone, 3, 4) : '*'.repeat(phone.length);
}

function masked(text: string, head: number, tail: number): string {
  const hidden = text.length - head - tail;
  return hidden <= 0 ? '*'.repeat(text.length) : text.slice(0, head) + '*'.repeat(hidden) + text.slice(-tail);
}

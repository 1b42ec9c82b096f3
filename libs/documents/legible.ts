/**
 * Characters that are not seen but change what is seen: controls, directional marks, embeddings, overrides and isolates, and line
 * separators. On a page they are spelled out, so a text reads as it was written and nothing is lost. Joiners and variation
 * selectors stay: rare characters of names are written with them.
 */
const UNSEEN = /[\p{Cc}\u061c\u200b\u200e\u200f\u2028-\u202e\u2060\u2066-\u206f\ufeff]|[\ud800-\udfff]/gu;

export function legible(text: string): string {
  return text.replace(UNSEEN, spelledOut);
}

/** `〔U+202E〕` */
export function spelledOut(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  return `〔U+${code.toString(16).toUpperCase().padStart(4, '0')}〕`;
}

/** Every text of a page's value, at any depth, through the same change. */
export function everyText<T>(value: T, change: (text: string) => string): T {
  if (typeof value === 'string') return change(value) as T;
  if (Array.isArray(value)) return value.map((each: unknown) => everyText(each, change)) as T;
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, everyText(each, change)])) as T;
}

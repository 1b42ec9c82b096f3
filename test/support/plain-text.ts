/** Everything that can be read in what Temporal tells, the bytes of its payloads as the text they are. */
export function plainText(told: unknown, seen = new Set<object>()): string {
  if (typeof told === 'string') return told;
  if (typeof told !== 'object' || told === null || seen.has(told)) return '';
  seen.add(told);
  if (told instanceof Uint8Array) return Buffer.from(told).toString();
  return Object.entries(told)
    .map(([name, part]) => `${name} ${plainText(part, seen)}`)
    .join('\n');
}

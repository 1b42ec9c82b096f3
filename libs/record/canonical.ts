/**
 * Canonical JSON: keys sorted by their UTF-16 code units, no white space, `undefined` properties left out. The bytes that are
 * hashed are these, and they are stored as text: PostgreSQL's jsonb would reorder keys and rewrite numbers.
 * Throws `TypeError` for what JSON cannot hold.
 */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (value !== null && typeof value === 'object') return objectJson(value as Readonly<Record<string, unknown>>);
  const isJson =
    value === null ||
    typeof value === 'boolean' ||
    typeof value === 'string' ||
    (typeof value === 'number' && Number.isFinite(value));
  if (!isJson) throw new TypeError(`JSON cannot hold a ${typeof value}`);
  return JSON.stringify(value);
}

function objectJson(value: Readonly<Record<string, unknown>>): string {
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype !== Object.prototype && prototype !== null)
    throw new TypeError('JSON cannot hold an instance of a class');
  const keys = Object.keys(value).filter((key) => value[key] !== undefined);
  return `{${keys
    .sort()
    .map((key) => `${JSON.stringify(key)}:${canonicalJson(value[key])}`)
    .join(',')}}`;
}

/**
 * Canonical JSON: keys sorted by their UTF-16 code units, no white space, `undefined` properties left out. The bytes that are
 * hashed are these, and they are stored as text: PostgreSQL's jsonb would reorder keys and rewrite numbers.
 * Throws `TypeError` for what JSON cannot hold.
 */
export function canonicalJson(value: unknown): string {
  switch (typeof value) {
    case 'string':
    case 'boolean':
      return JSON.stringify(value);
    case 'number':
      if (Number.isFinite(value)) return JSON.stringify(value);
      break;
    case 'object':
      if (value === null) return 'null';
      return Array.isArray(value) ? arrayJson(value) : objectJson(value as Readonly<Record<string, unknown>>);
  }
  throw new TypeError(`JSON cannot hold a ${typeof value}`);
}

function arrayJson(values: readonly unknown[]): string {
  let text = '';
  for (const value of values) text += (text === '' ? '' : ',') + canonicalJson(value);
  return `[${text}]`;
}

function objectJson(value: Readonly<Record<string, unknown>>): string {
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype !== Object.prototype && prototype !== null)
    throw new TypeError('JSON cannot hold an instance of a class');
  let text = '';
  for (const key of Object.keys(value).sort()) {
    const member = value[key];
    if (member !== undefined) text += `${text === '' ? '' : ','}${JSON.stringify(key)}:${canonicalJson(member)}`;
  }
  return `{${text}}`;
}

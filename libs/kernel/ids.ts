/**
 * Event ids follow from one drawn base (a UUIDv7) and the event's place in its commit, so that the same draw decides to the
 * same ids again. The last 16 bits of the base carry the place; the other random bits keep ids of different commits apart.
 */
export function eventIdAt(base: string, place: number): string {
  if (place < 0 || place > 0xffff) throw new RangeError(`no place in a commit: ${place}`);
  return `${base.slice(0, -4)}${place.toString(16).padStart(4, '0')}`;
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

/** A lower-case RFC 9562 UUID of any version. */
export function isUuid(text: string): boolean {
  return UUID.test(text);
}

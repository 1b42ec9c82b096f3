import type { Json } from '#kernel/event';

export interface FoundDifference {
  /** `events.2.data.lastMonth` */
  readonly path: string;
  readonly recorded: Json | undefined;
  readonly again: Json | undefined;
}

/** The first place, in the order of the fields, at which two values differ; `null`: nowhere. */
export function firstDifference(
  recorded: Json | undefined,
  again: Json | undefined,
  path = '',
): FoundDifference | null {
  const [one, other] = [partsOf(recorded), partsOf(again)];
  if (one === null || other === null || Array.isArray(recorded) !== Array.isArray(again)) {
    return JSON.stringify(recorded) === JSON.stringify(again) ? null : { path, recorded, again };
  }
  for (const name of new Set([...one.keys(), ...other.keys()])) {
    const inner = path === '' ? name : `${path}.${name}`;
    const found = firstDifference(one.get(name), other.get(name), inner);
    if (found !== null) return found;
  }
  return null;
}

function partsOf(value: Json | undefined): ReadonlyMap<string, Json> | null {
  if (typeof value !== 'object' || value === null) return null;
  return new Map(Object.entries(value as Readonly<Record<string, Json>>));
}

import type { PublicEvent } from '#record/contract';

/** A person at one moment: field by field, and which events have made each field what it is. */
export interface Seen {
  readonly fields: ReadonlyMap<string, unknown>;
  readonly makers: ReadonlyMap<string, ReadonlySet<string>>;
}

export interface Change {
  readonly field: string;
  readonly from: unknown;
  readonly to: unknown;
  readonly events: readonly PublicEvent[];
  /** No event has made the difference: a day or a month has come. */
  readonly byTime: boolean;
}

/** Lists are compared by these keys, so that a second benefit is not taken for a change of the first. */
const KEYS = ['benefitId', 'employmentId', 'fact', 'code', 'appealId', 'taskId', 'problemId', 'measure'] as const;

/** `{a: {b: 1}}` → `a.b`: 1. Lists of codes stay whole. */
export function fieldsOf(value: unknown, path = ''): ReadonlyMap<string, unknown> {
  const fields = new Map<string, unknown>();
  for (const [name, part] of partsOf(value)) {
    const inner = path === '' ? name : `${path}.${name}`;
    if (partsOf(part).length === 0) fields.set(inner, isNothing(part) ? null : part);
    else for (const [field, each] of fieldsOf(part, inner)) fields.set(field, each);
  }
  return fields;
}

/** An empty list is as good as nothing: what is put into it is told by its own fields. */
function isNothing(part: unknown): boolean {
  return part === undefined || (Array.isArray(part) && part.length === 0);
}

function partsOf(value: unknown): readonly (readonly [string, unknown])[] {
  if (Array.isArray(value)) {
    const keyed = value.map((item: unknown) => [keyOf(item), item] as const);
    return keyed.flatMap(([key, item]) => (key === null ? [] : [[key, item] as const]));
  }
  return typeof value === 'object' && value !== null ? Object.entries(value) : [];
}

function keyOf(item: unknown): string | null {
  if (typeof item !== 'object' || item === null) return null;
  const named = Object.entries(item).find(([name]) => KEYS.some((key) => key === name));
  return named ? String(named[1]) : null;
}

/**
 * The person seen after each event in turn: an event has made a field what it is when the field reads otherwise with it than
 * without. `views` holds what is seen after each event, in version order.
 */
export function seenThrough(
  views: readonly { readonly event: PublicEvent; readonly fields: ReadonlyMap<string, unknown> }[],
): Seen {
  const makers = new Map<string, Set<string>>();
  let before: ReadonlyMap<string, unknown> = new Map();
  for (const { event, fields } of views) {
    for (const field of changedFields(before, fields)) {
      makers.set(field, (makers.get(field) ?? new Set()).add(event.id));
    }
    before = fields;
  }
  return { fields: before, makers };
}

/** What reads otherwise, with the events that have made it so on one side and not on the other. */
export function changesBetween(from: Seen, to: Seen, events: readonly PublicEvent[]): readonly Change[] {
  return changedFields(from.fields, to.fields).map((field) => {
    const [was, is] = [from.makers.get(field) ?? NOBODY, to.makers.get(field) ?? NOBODY];
    const explaining = events.filter(({ id }) => was.has(id) !== is.has(id));
    return {
      field,
      from: from.fields.get(field) ?? null,
      to: to.fields.get(field) ?? null,
      events: explaining,
      byTime: explaining.length === 0,
    };
  });
}

const NOBODY: ReadonlySet<string> = new Set();

function changedFields(before: ReadonlyMap<string, unknown>, after: ReadonlyMap<string, unknown>): readonly string[] {
  const names = [...new Set([...before.keys(), ...after.keys()])];
  return names.filter((name) => JSON.stringify(before.get(name) ?? null) !== JSON.stringify(after.get(name) ?? null));
}

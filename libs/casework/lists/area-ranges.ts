import type { CivilDate } from '#kernel/civil-date';
import type { AreaCode, AreaSuccession, AreaTable } from '#law/area';
import { areaLevel, contains } from '#law/area';
import type { AreaRange } from '#views/sql';

/**
 * The codes under which cases of an area may have been recorded, as ranges for an index. A case keeps its code; who is competent
 * is resolved on the business date (R5.10). So the area's own codes count, and those that have since become part of it, but not
 * those that have since left it. Each row of the succession speaks for everything below it and the narrowest row counts:
 * hence from the widest to the narrowest.
 */
export function areaRanges(
  { areas, successions }: { readonly areas: AreaTable; readonly successions: readonly AreaSuccession[] },
  scope: AreaCode,
  on: CivilDate,
): readonly AreaRange[] {
  const now = areas.successor(scope, on);
  const ended = successions.filter(({ to }) => to !== null && to <= on);
  const widestFirst = [...ended].sort((a, b) => significant(a.code).length - significant(b.code).length);
  return widestFirst.reduce(
    (ranges, { code }) => {
      const heir = areas.successor(code, on);
      if (contains(now, heir)) return heir === code ? ranges : added(ranges, rangeOf(code));
      return subrange(ranges, { code, heir, now, areas, on });
    },
    [rangeOf(now)] as readonly AreaRange[],
  );
}

/** Every code that begins with the area's own digits. */
export function rangeOf(area: AreaCode): AreaRange {
  const from = significant(area);
  return { from, to: from.slice(0, -1) + String.fromCharCode(from.charCodeAt(from.length - 1) + 1) };
}

/** An ended area whose heir is wider than the scope: its part with the same digits below belongs to the scope, the rest does not. */
function subrange(
  ranges: readonly AreaRange[],
  { code, heir, now, areas, on }: { code: AreaCode; heir: AreaCode; now: AreaCode; areas: AreaTable; on: CivilDate },
): readonly AreaRange[] {
  const without = heir === code ? ranges : removed(ranges, rangeOf(code));
  if (heir === code || !contains(heir, now)) return without;
  const part = significant(code) + significant(now).slice(significant(heir).length);
  const lives = areaLevel(part) !== null && contains(now, areas.successor(part, on));
  return lives ? added(without, rangeOf(part)) : without;
}

function added(ranges: readonly AreaRange[], range: AreaRange): readonly AreaRange[] {
  return [...removed(ranges, range), range];
}

function removed(ranges: readonly AreaRange[], hole: AreaRange): readonly AreaRange[] {
  return ranges.flatMap((range) => {
    if (hole.to <= range.from || range.to <= hole.from) return [range];
    const [before, after] = [
      { from: range.from, to: hole.from },
      { from: hole.to, to: range.to },
    ];
    return [before, after].filter(({ from, to }) => from < to);
  });
}

/** The digits that say where the area is: 340100 → 3401. */
function significant(code: AreaCode): string {
  const level = areaLevel(code);
  if (level === 'PROVINCE') return code.slice(0, 2);
  return level === 'CITY' ? code.slice(0, 4) : code;
}

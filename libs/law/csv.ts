/**
 * Reads a table whose fields contain no commas, quotes or line breaks. The named columns must be there; others are left out.
 * Throws `RangeError` when a column or a field is missing: a table that is read wrongly must not become law.
 */
export function parseCsv<Column extends string>(
  csv: string,
  columns: readonly Column[],
): readonly Readonly<Record<Column, string>>[] {
  const [header = '', ...lines] = csv.replace(/^\uFEFF/, '').split(/\r?\n/);
  const places = columns.map((column) => [column, header.split(',').indexOf(column)] as const);
  const missing = places.find(([, place]) => place < 0);
  if (missing) throw new RangeError(`no column ${missing[0]}`);
  return lines.filter((line) => line !== '').map((line) => fieldsOf(line, places));
}

function fieldsOf<Column extends string>(
  line: string,
  places: readonly (readonly [Column, number])[],
): Readonly<Record<Column, string>> {
  const cells = line.split(',');
  const fields = places.map(([column, place]) => {
    const cell = cells[place];
    if (cell === undefined) throw new RangeError(`no ${column} in: ${line}`);
    return [column, cell];
  });
  return Object.fromEntries(fields) as Record<Column, string>;
}

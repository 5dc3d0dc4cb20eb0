/** A title above a table fills a cell or two; a header fills nearly all that any row does. */
const SHARE_OF_WIDEST = 0.6;

/**
 * Which of the first rows of a file is the header: the first that is as wide as the table. Reports
 * print a title, a filter and a day above it (R-D1).
 */
export function headerAmong(rows: readonly (readonly string[])[]): readonly string[] {
  const widths = rows.map((fields) => fields.filter((field) => field.trim() !== '').length);
  const widest = Math.max(...widths, 0);
  const place = widths.findIndex((width) => width >= widest * SHARE_OF_WIDEST);
  return rows[place] ?? rows[0] ?? [];
}

import { saveParts } from './save-parts.js';

type CsvRow = readonly string[];

/** As Excel needs it to read every language; other programs may take it for a part of the first head. */
const BYTE_ORDER_MARK = '\uFEFF';

/**
 * Rows as CSV: quoted where needed, CRLF. A cell that a spreadsheet would run as a formula is kept as text, also
 * where it begins with the wide signs of a Japanese or Chinese keyboard.
 */
export function csvLines(rows: readonly CsvRow[]): string {
  const cell = (value: string) => {
    const text =
      /^[=+\-@\t\r\n＝＋－＠]/.test(value) && Number.isNaN(Number(value)) ? `'${value}` : value;
    return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  };
  return rows.map((row) => `${row.map(cell).join(',')}\r\n`).join('');
}

/** A file in the making: what was added is the browser's to keep, on its disk where it is much. */
export class CsvFile {
  private readonly parts: Blob[] = [];

  /** `marked`: begins with a byte order mark, for spreadsheets. */
  constructor(marked = true) {
    if (marked) this.parts.push(new Blob([BYTE_ORDER_MARK]));
  }

  add(rows: readonly CsvRow[]): void {
    this.parts.push(new Blob([csvLines(rows)]));
  }

  /** Gives it to the reader. */
  save(name: string): void {
    saveParts(this.parts, `${name}.csv`, 'text/csv;charset=utf-8');
  }
}

/** Gives the rows to the reader as a file; made in the browser. */
export function saveCsv(name: string, rows: readonly CsvRow[]): void {
  const file = new CsvFile();
  file.add(rows);
  file.save(name);
}

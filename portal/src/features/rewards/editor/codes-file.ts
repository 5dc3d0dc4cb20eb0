import { parse } from 'csv-parse/browser/esm/sync';
import { lineIsNoCode } from '../../../../../src/features/rewards/catalogue/gift-code.rules.js';
import {
  dialectOf,
  sepLineLength,
} from '../../../../../src/features/imports/read/dialect.rules.js';

/** A column of a vendor's file. */
export interface CodesColumn {
  /** from 1 */
  readonly place: number;
  /** null: the file has no headings */
  readonly name: string | null;
  /** one of its values, as much of it as may be seen over a shoulder */
  readonly sample: string;
  readonly values: readonly string[];
}

export interface CodesFile {
  readonly columns: readonly CodesColumn[];
  /** the place of the one that most likely holds the codes */
  readonly likely: number;
}

const SHOWN_CHARACTERS = 4;
const LONGEST_FILE = 20_000_000;
const NAMED_AS_CODE = /code|card|voucher|serial|coupon|pin|gutschein|kartu|コード|番号|码|卡号/iu;

/** Too large a file for codes; or none that is a table. */
export class NoCodesFile extends Error {
  override readonly name = 'NoCodesFile';
}

/** What stands in a vendor's file, to choose the column of codes from. Throws NoCodesFile. */
export function readCodesFile(text: string): CodesFile {
  if (text.length > LONGEST_FILE) throw new NoCodesFile('The file is too large.');
  const rows = rowsOf(text.replace(/^\uFEFF/, ''));
  const width = Math.max(0, ...rows.map((row) => row.length));
  // A heading says of itself that it is no code.
  const isHeaded = (rows[0] ?? []).some((cell) => lineIsNoCode(cell) !== null);
  const records = isHeaded ? rows.slice(1) : rows;
  const columns = Array.from({ length: width }, (_, at) => {
    const values = records.flatMap((row) => row[at]?.trim() || []);
    const name = isHeaded ? (rows[0]?.[at]?.trim() ?? '') : null;
    return { place: at + 1, name, sample: hidden(values[0] ?? ''), values };
  }).filter(({ values }) => values.length > 0);
  const [best] = [...columns].sort((one, other) => likeness(other) - likeness(one));
  if (best === undefined) throw new NoCodesFile('The file has no codes.');
  return { columns, likely: best.place };
}

function rowsOf(text: string): string[][] {
  const { delimiter, escape } = dialectOf(text.slice(0, 100_000), 'utf-8', null, []);
  try {
    return parse(text.slice(sepLineLength(text)), {
      delimiter,
      escape,
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: true,
    });
  } catch {
    throw new NoCodesFile('The file is no table.');
  }
}

/** Codes differ from each other, have digits, and stand below a heading that says so. */
function likeness({ name, values }: CodesColumn): number {
  const distinct = new Set(values).size / values.length;
  const isCode = (value: string) =>
    value.length >= 6 && /\d/.test(value) && !/^\d{4}-\d{2}-\d{2}|^https?:/.test(value);
  const codes = values.filter(isCode).length / values.length;
  return distinct + codes + (name !== null && NAMED_AS_CODE.test(name) ? 1 : 0);
}

const hidden = (value: string): string =>
  value.length <= SHOWN_CHARACTERS ? value : `${value.slice(0, SHOWN_CHARACTERS)}…`;

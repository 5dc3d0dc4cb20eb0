/** How a file is written, apart from what its columns mean. */
export interface Dialect {
  /** as `TextDecoder` names it */
  readonly encoding: string;
  readonly delimiter: string;
  /** what stands before a quotation mark within quotation marks */
  readonly escape: '"' | '\\';
  /** a first line `sep=;`, which spreadsheets read and do not show */
  readonly hasSepLine: boolean;
}

/** What a mapping says of a file; null: it is found out. */
export interface ToldDialect {
  readonly encoding: string | null;
  readonly delimiter: string | null;
}

export const DELIMITERS = [',', ';', '\t', '|'] as const;
const LINES_LOOKED_AT = 20;
const SEP_LINE = /^sep=([^\r\n])(?:\r\n|\r|\n)/i;

/** A mark at the beginning says the encoding, whatever else is said. */
const MARKS: readonly (readonly [string, readonly number[]])[] = [
  ['utf-8', [0xef, 0xbb, 0xbf]],
  ['utf-16le', [0xff, 0xfe]],
  ['utf-16be', [0xfe, 0xff]],
];

/** From the first bytes of a file. */
export function encodingOf(bytes: Uint8Array, told: string | null): string {
  const marked = MARKS.find(([, mark]) => mark.every((byte, place) => bytes[place] === byte));
  return marked?.[0] ?? told ?? 'utf-8';
}

export function isEncoding(name: string): boolean {
  try {
    new TextDecoder(name);
    return true;
  } catch {
    return false;
  }
}

/** A mapping may say one of several characters. */
export function isDelimiter(text: string): boolean {
  return /^[^"\\\r\n]{1,5}$/.test(text);
}

/** From the beginning of a file's text; `wanted`: columns that its header has. */
export function dialectOf(
  text: string,
  encoding: string,
  delimiter: string | null,
  wanted: readonly string[],
): Dialect {
  const sep = SEP_LINE.exec(text);
  return {
    encoding,
    delimiter: delimiter ?? sep?.[1] ?? dividing(text, wanted) ?? likeliestDelimiter(text),
    escape: escapeOf(text),
    hasSepLine: sep !== null,
  };
}

export function sepLineLength(text: string): number {
  return SEP_LINE.exec(text)?.[0].length ?? 0;
}

/** The one that divides a line into all the columns that are wanted, whatever the texts below hold. */
function dividing(text: string, wanted: readonly string[]): string | null {
  const lines = text.split(/\r\n|\r|\n/, LINES_LOOKED_AT);
  const found = DELIMITERS.filter((delimiter) =>
    lines.some((line) => {
      const names = line.split(delimiter).map((name) => name.trim().replace(/^"(.*)"$/, '$1'));
      return names.length > 1 && wanted.every((name) => names.includes(name.trim()));
    }),
  );
  return found.length === 1 ? (found[0] ?? null) : null;
}

/**
 * The one that divides lines into the most fields. A number of fields that stands in one line alone
 * counts for nothing where there are others: it may be a sentence above the table.
 */
function likeliestDelimiter(text: string): string {
  const lines = text
    .replaceAll(/"[^"]*"/g, '')
    .split(/\r\n|\r|\n/)
    .filter((line) => line.trim() !== '')
    .slice(0, LINES_LOOKED_AT);
  const scores = DELIMITERS.map((delimiter) => {
    const counts = lines.map((line) => line.split(delimiter).length);
    const repeated = counts.filter((count, place) => counts.indexOf(count) !== place);
    return Math.max(...(repeated.length > 0 ? repeated : counts), 1);
  });
  return DELIMITERS[scores.indexOf(Math.max(...scores))] ?? ',';
}

/** Databases write `\"` where spreadsheets write `""`. */
function escapeOf(text: string): '"' | '\\' {
  const slashed = text.match(/\\"(?=[^,;\t|\r\n])/g)?.length ?? 0;
  const doubled = text.match(/[^,;\t|\r\n]""(?=[^,;\t|\r\n])/g)?.length ?? 0;
  return slashed > doubled ? '\\' : '"';
}

/** For people: `semicolon`. */
export function nameOfDelimiter(delimiter: string): string {
  const names: Readonly<Record<string, string>> = {
    ',': 'comma',
    ';': 'semicolon',
    '\t': 'tab',
    '|': 'bar',
  };
  return names[delimiter] ?? `"${delimiter}"`;
}

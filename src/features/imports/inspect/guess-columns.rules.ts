import { ORDER_COLUMNS, ordersOf } from '../read/index.js';
import type { FieldType, ImportDescription, ImportField } from './import-description.rules.js';

/** A column of a file, as far as somebody looked. */
export interface SeenColumn {
  readonly name: string;
  /** the first values that differ */
  readonly samples: readonly string[];
  /** all that differ, where they are few */
  readonly words?: readonly string[];
}

/** A name that says which field it is, and by how much. */
const NAMES = { isOne: 100, isAmong: 40 } as const;
/** Values that speak against a field weigh more than a name that is like it. */
const AGAINST = 100;
/** A column of this name that cannot be read is told so: unmapped, it would be missed by nobody. */
const UNREADABLE = 50;

const isAddress = (text: string): boolean => /^[^\s@]+@[^\s@]+$/.test(text);

const IS_OF_TYPE: Readonly<Partial<Record<FieldType, (text: string) => boolean>>> = {
  EMAIL: isAddress,
  TEXT: (text) => !isAddress(text),
  NUMBER: (text) => /^\D{0,4}[\d.,\s']*\d\D{0,4}$/.test(text),
  DAY: (text) => ordersOf(text).length > 0,
  YES_NO: (text) => text.length <= 8,
  MOMENT: (text) => ordersOf(text).length > 0 && /\d[T ]\d{1,2}[:.]\d{2}/.test(text),
};

/**
 * Which column is which field, by what it is called and by what it holds: a proposal that a person
 * looks at. Each field has one column at most, each column one field.
 */
export function guessColumns(
  { fields }: ImportDescription,
  columns: readonly SeenColumn[],
): ReadonlyMap<string, string> {
  const scored = fields.flatMap((field, order) =>
    columns.map((column, place) => ({ field, column, order, place, score: score(field, column) })),
  );
  scored.sort((a, b) => b.score - a.score || a.order - b.order || a.place - b.place);
  const guessed = new Map<string, string>();
  const taken = new Set<string>();
  for (const { field, column, score: points } of scored) {
    if (points <= 0 || guessed.has(field.name) || taken.has(column.name)) continue;
    if (isOtherForm(field, guessed)) continue;
    guessed.set(field.name, column.name);
    taken.add(column.name);
  }
  const found = fields.map(({ name }) => [name, guessed.get(name)] as const);
  return new Map(found.filter((pair): pair is [string, string] => pair[1] !== undefined));
}

/** A day and a moment of the same thing, or another order of the rows: one of them is enough. */
function isOtherForm({ name }: ImportField, guessed: ReadonlyMap<string, string>): boolean {
  if (isOrder(name)) return [...guessed.keys()].some(isOrder);
  const other = /On$/.test(name) ? name.replace(/On$/, 'At') : name.replace(/At$/, 'On');
  return other !== name && guessed.has(other);
}

function isOrder(name: string): boolean {
  return ORDER_COLUMNS.some((each) => each === name);
}

function score(field: ImportField, column: SeenColumn): number {
  const told = plain(column.name);
  const place = field.headers.indexOf(told);
  const isNamed = NAMES.isOne - (field.hasExactName ? 0 : place);
  const byName = place >= 0 ? isNamed : isAmong(field, told) ? NAMES.isAmong : 0;
  if (byName === 0 || column.samples.length === 0) return byName;
  return byName + byContent(field, column, place >= 0 && !field.hasExactName);
}

/** What the values say for the field, or against it. */
function byContent(field: ImportField, { samples, words }: SeenColumn, isNamed: boolean): number {
  if (field.type === 'WORD') return hasWordOf(field, words ?? samples) ? 1 : -UNREADABLE;
  const isOfType = IS_OF_TYPE[field.type];
  if (isOfType === undefined) return 0;
  const fits = samples.filter((each) => isOfType(each.trim())).length;
  if (fits * 2 >= samples.length) return 1;
  const isBadDay = field.type === 'DAY' && samples.every((each) => /[\d#]/.test(each));
  return isNamed && isBadDay ? -UNREADABLE : -AGAINST;
}

/** Short words stand in too many names ("Campaign name"), and an id is no name. */
function isAmong({ type, headers, hasExactName }: ImportField, told: string): boolean {
  if (hasExactName) return false;
  if (type !== 'ID' && /ids?$/.test(told)) return false;
  return headers.some(
    (each) => each.length > (/^[a-z]+$/.test(each) ? 4 : 3) && told.includes(each),
  );
}

/** Whether a value is one of the field's, or means one: that anything else is open says nothing. */
function hasWordOf({ words, meanings }: ImportField, values: readonly string[]): boolean {
  const telling = meanings.filter(([fits]) => !fits.test('?'));
  const ours = new Set(words.map(plain));
  return values.some((text) => ours.has(plain(text)) || telling.some(([fits]) => fits.test(text)));
}

/** Without case, width, blanks and marks. */
export function plain(name: string): string {
  return name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');
}

/** What the words of a file mean, where a field has a closed list: a proposal, too. */
export function guessMeanings(
  { words, meanings }: ImportField,
  values: readonly string[],
): ReadonlyMap<string, string> {
  const guessed = new Map<string, string>();
  const ours = new Set(words.map(plain));
  for (const value of values) {
    if (ours.has(plain(value))) continue;
    const [, meaning] = meanings.find(([fits]) => fits.test(value)) ?? [];
    if (meaning !== undefined) guessed.set(value, meaning);
  }
  return guessed;
}

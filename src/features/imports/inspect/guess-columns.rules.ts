import { ordersOf } from '../read/index.js';
import type { FieldType, ImportDescription, ImportField } from './import-description.rules.js';

/** A column of a file, as far as somebody looked. */
export interface SeenColumn {
  readonly name: string;
  /** the first values that differ */
  readonly samples: readonly string[];
}

/** A name that says which field it is, and by how much. */
const NAMES = { isOne: 100, isAmong: 40 } as const;
/** Values that speak against a field weigh more than a name that is like it. */
const AGAINST = 100;

const IS_OF_TYPE: Readonly<Partial<Record<FieldType, (text: string) => boolean>>> = {
  EMAIL: (text) => /^[^\s@]+@[^\s@]+$/.test(text),
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

/** A day and a moment of the same thing: one of them is enough. */
function isOtherForm({ name }: ImportField, guessed: ReadonlyMap<string, string>): boolean {
  const other = /On$/.test(name) ? name.replace(/On$/, 'At') : name.replace(/At$/, 'On');
  return other !== name && guessed.has(other);
}

function score(field: ImportField, { name, samples }: SeenColumn): number {
  const told = plain(name);
  const place = field.headers.indexOf(told);
  const among = field.headers.some((each) => each.length > 3 && told.includes(each));
  const byName = place >= 0 ? NAMES.isOne - place : among ? NAMES.isAmong : 0;
  if (byName === 0) return 0;
  const isOfType = IS_OF_TYPE[field.type];
  if (isOfType === undefined || samples.length === 0) return byName;
  const fits = samples.filter((each) => isOfType(each.trim())).length;
  return fits * 2 >= samples.length ? byName + 1 : byName - AGAINST;
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

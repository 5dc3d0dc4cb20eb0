/** What the database reports about a row that it refuses, by the names of its protocol. */
export interface DatabaseRefusal {
  readonly sqlState: string;
  readonly column: string | null;
  readonly constraint: string | null;
}

/** R-C5: thrown where rows decide for the person who requested the import. */
export class OwnRow extends Error {
  override readonly name = 'OwnRow';

  constructor() {
    super('it is about your own referral; a colleague has to import it');
  }
}

type Reason = readonly [states: RegExp, says: string];

const REASONS: readonly Reason[] = [
  [/^22001$/, 'a text that is not longer than the database holds'],
  [/^(22021|22P05)$/, 'text without characters that the database cannot hold'],
  [/^22003$/, 'a number that is not larger than the database holds'],
  [/^(22007|22008)$/, 'a day or moment that the database can hold'],
  [/^23502$/, 'a value'],
  [/^23505$/, 'a value that no other row has'],
  [/^23503$/, 'something that is there'],
];

/** What would be right, in our words. */
export function expectedBy({ sqlState }: DatabaseRefusal): string {
  const [, says] = REASONS.find(([states]) => states.test(sqlState)) ?? [
    null,
    'a value that the database can hold',
  ];
  return says;
}

/** Our column that the database means, as far as it reports one: its columns are named as ours. */
export function columnOfRefusal<Column extends string>(
  { column, constraint }: DatabaseRefusal,
  columns: readonly Column[],
): Column | null {
  const told = `_${column ?? constraint ?? ''}_`;
  const [first] = columns
    .filter((each) => told.includes(`_${snakeCase(each)}_`))
    .sort((one, other) => other.length - one.length);
  return first ?? null;
}

function snakeCase(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

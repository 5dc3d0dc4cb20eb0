import { DisplayableError } from '../../kernel/displayable-error.js';
import { containing, type Tx } from '../../platform/database/index.js';
import type { LeanedOn } from './dependent.rules.js';
import type { TraitType } from './trait.rules.js';

/** Where a trait's SQL finds what it needs; each answers with a place in the statement. */
export interface TraitPlaces {
  /** the programme's id */
  readonly program: string;
  /** the programme's now, a `timestamptz` */
  readonly now: () => string;
  /** its day today, a `date` */
  readonly today: () => string;
  readonly put: (value: unknown) => string;
}

/** One of the values that a trait can have, with the name that people read. */
export interface TraitChoice {
  readonly value: string;
  readonly label: string;
}

/** Those that bear these values, or the first fifty whose label contains the text. */
export type ChoicesWanted =
  { readonly values: readonly string[] } | { readonly search: string | null };

export type FindChoices = (tx: Tx, wanted: ChoicesWanted) => Promise<readonly TraitChoice[]>;

const MOST_FOUND = 50;

/** For a statement of choices: the values or null, a pattern of the label or null, how many at most. */
export function choiceValues(
  wanted: ChoicesWanted,
): readonly [values: readonly string[] | null, pattern: string | null, limit: number | null] {
  if ('values' in wanted) return [wanted.values, null, null];
  return [null, containing(wanted.search ?? ''), MOST_FOUND];
}

export interface TraitSpec {
  readonly type: TraitType;
  /** its values are the ids of these: what asks for one leans on it */
  readonly valuesOf?: LeanedOn;
  /** how satisfied somebody said they are: nobody is chosen for a public review by it (R-C4) */
  readonly isScore?: boolean;
  /** a closed list of codes, or how those of the programme are found; absent: any text */
  readonly choices?: readonly string[] | FindChoices;
  /**
   * SQL of the value for the advocate `a`, from the tables of its own feature: `text`, `text[]`,
   * `date`, a number or `boolean`; NULL where nobody knows it.
   */
  readonly sql: (places: TraitPlaces) => string;
  /** SQL of the values that are meant by a `list` of them today; absent: those themselves */
  readonly meant?: (list: string, places: TraitPlaces) => string;
}

export interface Trait extends TraitSpec {
  /** e.g. `points.available` */
  readonly name: string;
  /** what the programme calls it; null: the portal names it */
  readonly label: string | null;
}

export class TraitNameError extends DisplayableError {
  override readonly name = 'TraitNameError';
}

const NAME = /^[a-z][a-zA-Z]*\.[a-z][a-zA-Z]*$/;
const PREFIX = /^[a-z][a-zA-Z]*$/;
const traits = new Map<string, Trait>();
const families = new Map<string, (tx: Tx) => Promise<readonly Trait[]>>();

/**
 * Registers what conditions can ask about an advocate: `defineTrait('points.available', …)`. The
 * feature that owns the facts says how the value is found. Throws TraitNameError for a name that is
 * taken or badly formed.
 */
export function defineTrait(name: string, spec: TraitSpec): void {
  if (!NAME.test(name)) throw new TraitNameError(`Not a name for a trait: "${name}"`);
  if (traits.has(name)) throw new TraitNameError(`Two traits are called "${name}"`);
  traits.set(name, Object.freeze({ ...spec, name, label: null }));
}

/** One of a programme's own traits, under its key in the family. */
export interface FamilyTrait extends TraitSpec {
  readonly key: string;
  readonly label: string;
}

/**
 * Registers traits that each programme makes for itself: `prefix` and `key` are their names,
 * `<prefix>:<key>`. Throws TraitNameError for a prefix that is taken or badly formed.
 */
export function defineTraitFamily(
  prefix: string,
  listOf: (tx: Tx) => Promise<readonly FamilyTrait[]>,
): void {
  if (!PREFIX.test(prefix)) throw new TraitNameError(`Not a prefix for traits: "${prefix}"`);
  if (families.has(prefix)) throw new TraitNameError(`Two kinds of trait are called "${prefix}"`);
  families.set(prefix, async (tx) =>
    (await listOf(tx)).map(({ key, ...spec }) => ({ ...spec, name: `${prefix}:${key}` })),
  );
}

/**
 * Every trait of the programme by its name: those of the product, then its own. `asked`: the names
 * that matter; its own are looked up only where one of them is meant.
 */
export async function traitsOf(
  tx: Tx,
  asked: readonly string[] | null = null,
): Promise<ReadonlyMap<string, Trait>> {
  const found = new Map(traits);
  for (const [prefix, list] of families) {
    if (asked !== null && !asked.some((name) => name.startsWith(`${prefix}:`))) continue;
    for (const trait of await list(tx)) found.set(trait.name, trait);
  }
  return found;
}

/** The values of a closed list; null where they are open or found in the programme. */
export function closedChoices({ choices }: TraitSpec): readonly string[] | null {
  return choices === undefined || typeof choices === 'function' ? null : choices;
}

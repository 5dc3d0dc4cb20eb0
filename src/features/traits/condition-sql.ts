import type { Trait, TraitPlaces } from './trait-registry.js';
import type { Condition, TraitOperator } from './trait.rules.js';

/** What a condition's SQL is made of. */
interface Parts {
  /** of the trait; NULL where nobody knows it */
  readonly value: string;
  /** the condition's values, put as a list */
  readonly list: () => string;
  /** its one value, put as a type */
  readonly one: (type: 'date' | 'integer' | 'numeric' | 'text') => string;
  readonly today: () => string;
}

const known = (condition: string): string => `coalesce(${condition}, false)`;
const isOneOf = ({ value, list }: Parts): string => known(`${value} = ANY (${list()})`);
const hasAnyOf = ({ value, list }: Parts): string => known(`${value} && ${list()}`);

const SQL: Readonly<Record<TraitOperator, (parts: Parts) => string>> = {
  IS_KNOWN: ({ value }) => `${value} IS NOT NULL`,
  IS_UNKNOWN: ({ value }) => `${value} IS NULL`,
  IS_ONE_OF: isOneOf,
  IS_NONE_OF: (parts) => `NOT ${isOneOf(parts)}`,
  HAS_ANY_OF: hasAnyOf,
  HAS_ALL_OF: ({ value, list }) => known(`${value} @> ${list()}`),
  HAS_NONE_OF: (parts) => `NOT ${hasAnyOf(parts)}`,
  CONTAINS: ({ value, one }) => known(`strpos(lower(${value}), lower(${one('text')})) > 0`),
  FROM_DAY: ({ value, one }) => known(`${value} >= ${one('date')}`),
  UNTIL_DAY: ({ value, one }) => known(`${value} <= ${one('date')}`),
  WITHIN_LAST_DAYS: ({ value, one, today }) =>
    known(`${value} BETWEEN ${today()} - ${one('integer')} AND ${today()}`),
  LONGER_AGO_THAN_DAYS: ({ value, one, today }) =>
    known(`${value} < ${today()} - ${one('integer')}`),
  WITHIN_NEXT_DAYS: ({ value, one, today }) =>
    known(`${value} BETWEEN ${today()} AND ${today()} + ${one('integer')}`),
  AT_LEAST: ({ value, one }) => known(`${value} >= ${one('numeric')}`),
  AT_MOST: ({ value, one }) => known(`${value} <= ${one('numeric')}`),
  EXACTLY: ({ value, one }) => known(`${value} = ${one('numeric')}`),
  IS_YES: ({ value }) => known(value),
  IS_NO: ({ value }) => known(`NOT ${value}`),
};

/**
 * SQL of whether the advocate `a` meets a condition, never NULL. What nobody knows meets no
 * condition but those that say so: unknown, or none of a list.
 */
export function conditionSql(
  trait: Trait,
  { operator, values }: Condition,
  places: TraitPlaces,
): string {
  return SQL[operator]({
    value: `(${trait.sql(places)})`,
    list: () => {
      const list = `${places.put(values)}::text[]`;
      return trait.meant?.(list, places) ?? list;
    },
    one: (type) => `${places.put(values[0])}::${type}`,
    today: places.today,
  });
}

/** SQL of the value as people read it: a list of texts, empty where nobody knows it. */
export function shownSql(trait: Trait, places: TraitPlaces): string {
  const value = `(${trait.sql(places)})`;
  return trait.type === 'CHOICES'
    ? `coalesce(${value}, '{}')`
    : `array_remove(ARRAY[${value}::text], NULL)`;
}

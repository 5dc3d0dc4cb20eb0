import { DisplayableError } from '../../kernel/displayable-error.js';

/** Where the SQL of a holding finds whom it is about; each is a place in the statement. */
export interface HoldingPlaces {
  /** the programme's id */
  readonly program: string;
  /** the ids of the advocate's profiles, to the right of `=` */
  readonly advocate: string;
  /** the ids of the members that they sign in as, likewise */
  readonly member: string;
}

export interface HoldingSpec {
  /** the tables with personal columns whose rows it shows, for the test that compares with the data map */
  readonly tables: readonly string[];
  /** days after which a row is deleted; absent: it stays */
  readonly keptDays?: number;
  /**
   * SQL of the rows about them, from the tables of its own feature: `id` (text), `at` (when it was
   * recorded) and `held`, a `jsonb` object of what stands there. Nothing that opens something.
   */
  readonly rows: (places: HoldingPlaces) => string;
}

export interface Holding extends HoldingSpec {
  readonly kind: string;
}

export class HoldingKindError extends DisplayableError {
  override readonly name = 'HoldingKindError';
}

const KIND = /^[A-Z][A-Z0-9]*(_[A-Z0-9]+)*$/;

/** All kinds, each under itself: the API's enum, which grows as features are loaded. */
export const holdingKinds: Record<string, string> = {};
const defined = new Map<string, Holding>();

/**
 * Registers something that is held about an advocate: `defineHolding('REFERRALS', …)`. The kind
 * appears in the API and, with its name in the catalogues, on the advocate's page. Throws
 * HoldingKindError for one that is taken or badly formed.
 */
export function defineHolding(kind: string, spec: HoldingSpec): void {
  if (!KIND.test(kind)) throw new HoldingKindError(`Not a kind of what is held: "${kind}"`);
  if (defined.has(kind)) throw new HoldingKindError(`"${kind}" is registered as held twice`);
  defined.set(kind, Object.freeze({ ...spec, kind }));
  holdingKinds[kind] = kind;
}

/** Everything that is registered, by the name of its kind. */
export function definedHoldings(): readonly Holding[] {
  return [...defined.values()].sort((one, other) => (one.kind < other.kind ? -1 : 1));
}

/** Throws HoldingKindError for a kind that nobody registered. */
export function holdingOf(kind: string): Holding {
  const holding = defined.get(kind);
  if (holding === undefined) throw new HoldingKindError(`Nothing is held as "${kind}"`);
  return holding;
}

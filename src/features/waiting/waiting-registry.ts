import type { Id } from '../../kernel/ids.js';
import type { Tx } from '../../platform/database/index.js';
import type { AccessRoles } from '../../platform/graphql/index.js';
import type { FigureRequest } from '../measures/index.js';
import type { NamedSubject } from '../subjects/index.js';
import { takeWaitingKind } from './waiting-kind.rules.js';

/** The one thing that a line is about, where each thing has a line of its own. */
export interface WaitingThing extends Omit<NamedSubject, 'advocateId'> {
  readonly id: Id;
}

/** How many wait, or how much is left, and since when the oldest waits. */
export interface WaitingCount {
  readonly count: number;
  readonly oldestAt?: Date | null;
  readonly about?: WaitingThing | null;
}

export interface WaitingSpec {
  /** the access of the query that lists it: a person who may not read the list does not see it */
  readonly seenBy: AccessRoles;
  /**
   * A figure, which is read with all others in one statement; or one statement that returns the
   * counts, and no row where nothing waits.
   */
  readonly counted: FigureRequest | ((tx: Tx) => Promise<readonly WaitingCount[]>);
}

export interface Waiting extends WaitingSpec {
  readonly kind: string;
}

const defined = new Map<string, Waiting>();

/**
 * Registers something that waits for people: `defineWaiting('DEALS_TO_CHOOSE_FOR', …)`. The kind
 * appears in the API. Throws WaitingKindError for one that is taken or badly formed.
 */
export function defineWaiting<Spec extends WaitingSpec>(
  kind: string,
  spec: Spec,
): Spec & { readonly kind: string } {
  const waiting = Object.freeze({ ...spec, kind: takeWaitingKind(kind) });
  defined.set(kind, waiting);
  return waiting;
}

/** Everything that is registered, by the name of its kind. */
export function definedWaiting(): readonly Waiting[] {
  return [...defined.values()].sort((one, other) => (one.kind < other.kind ? -1 : 1));
}

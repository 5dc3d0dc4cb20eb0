import type { Id } from '../../../kernel/ids.js';
import type { Tx } from '../../../platform/database/index.js';

/** The keys by which referrals and deals find each other. */
export interface MatchingKeys {
  /** of the persons referred, hexadecimal */
  readonly people?: readonly (string | null)[];
  readonly companyIds?: readonly (Id | null)[];
  /** of referrals, as a deal names them */
  readonly externalIds?: readonly (string | null)[];
  /** external ids of deals that may be made now: of two who report a new one, the second knows it */
  readonly deals?: readonly (string | null)[];
}

/** A caller with more keys than this takes the lock of the whole programme instead. */
const MOST_KEYS = 20;

/**
 * The one lock under which referrals and deals look for each other (R-W6, R-W13): when a referral
 * and its deal come at the same instant, in two transactions, one waits for the other, and the
 * second finds the first. A caller with a few of them takes their keys, in order; one with many (an
 * import) takes the programme, which is one lock instead of thousands and cannot deadlock. Taken
 * before rows of referrals and deals are locked, and after companies were found or added.
 */
export async function lockMatching(tx: Tx, keys: MatchingKeys | 'EVERYTHING'): Promise<void> {
  const wanted = keys === 'EVERYTHING' ? [] : namesOf(keys);
  const isWhole = keys === 'EVERYTHING' || wanted.length > MOST_KEYS;
  await tx.query(
    `SELECT ${isWhole ? 'pg_advisory_xact_lock' : 'pg_advisory_xact_lock_shared'}(
       hashtextextended('matching ' || $1, 0))`,
    [tx.programId],
  );
  if (isWhole || wanted.length === 0) return;
  await tx.query(
    `SELECT pg_advisory_xact_lock(lock) FROM (
       SELECT DISTINCT hashtextextended($1 || ' ' || key, 0) AS lock
       FROM unnest($2::text[]) AS key ORDER BY 1
     ) locks`,
    [tx.programId, wanted],
  );
}

function namesOf({ people, companyIds, externalIds, deals }: MatchingKeys): string[] {
  const all = [
    ...named('person', people),
    ...named('company', companyIds),
    ...named('external', externalIds),
    ...named('deal', deals),
  ];
  return [...new Set(all)];
}

function named(kind: string, keys: readonly (string | null)[] = []): string[] {
  return keys.flatMap((key) => (key === null ? [] : [`${kind} ${key}`]));
}

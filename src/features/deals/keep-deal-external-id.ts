import type { Id } from '../../kernel/ids.js';
import { sqlStateOf, type Tx } from '../../platform/database/index.js';
import { InvalidInput } from '../../platform/errors/index.js';
import type { DealRow } from './deal.queries.js';

const UNIQUE_VIOLATION = '23505';

/** Somebody gave the id to another deal at the same moment: the transaction is run again. */
class GivenMeanwhile extends Error {
  /** serialization_failure */
  readonly code = '40001';
}

/**
 * The external id of a deal that was named by its own id: the one that it has, or else the one told
 * now, which it keeps. Throws InvalidInput where it has another, or another deal has this one.
 */
export async function keepDealExternalId(
  tx: Tx,
  { id, externalId }: Pick<DealRow, 'id' | 'externalId'>,
  told: string | null,
): Promise<string | null> {
  if (told === null || told === externalId) return externalId;
  if (externalId !== null) throw refusal('This deal has another external id.');
  if (!(await keep(tx, id, told))) throw refusal('Another deal has this external id.');
  return told;
}

async function keep(tx: Tx, id: Id, externalId: string): Promise<boolean> {
  try {
    const kept = await tx.query<unknown[]>(
      `WITH kept AS (
         UPDATE deal SET external_id = $3
         WHERE program_id = $1 AND id = $2 AND external_id IS NULL
           AND NOT EXISTS (SELECT FROM deal WHERE program_id = $1 AND external_id = $3) RETURNING 1
       ) SELECT * FROM kept`,
      [tx.programId, id, externalId],
    );
    return kept.length > 0;
  } catch (error) {
    if (sqlStateOf(error) === UNIQUE_VIOLATION) throw new GivenMeanwhile();
    throw error;
  }
}

function refusal(message: string): InvalidInput {
  return new InvalidInput([{ path: ['externalId'], message }]);
}

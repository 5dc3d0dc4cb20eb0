import { createHash } from 'node:crypto';
import type { Actor } from '../../kernel/actor.js';
import type { Id } from '../../kernel/ids.js';
import { lineProblem } from '../../kernel/texts.js';
import type { Tx } from '../database/index.js';
import { IdempotencyKeyReused, InvalidInput } from '../errors/index.js';
import './keys.retention.js';

/** The result of a mutation: type and id. A replay reads it with the caller's present rights. */
export interface Outcome {
  readonly type: string;
  readonly id: Id;
}

export interface Once {
  readonly operation: string;
  /**
   * 1 to 255 characters, chosen by the caller, one for each thing that they mean to do; null where
   * the operation leaves that to the caller, and none was chosen: each call is an act of its own
   */
  readonly key: string | null;
  readonly input: unknown;
}

const LONGEST_KEY = 255;
const WANTED_KEY = 'A key has 1 to 255 characters, e.g. a UUID.';

const NOBODY = '00000000-0000-0000-0000-000000000000';

/**
 * Does `work` once for a key of this actor and operation, in the caller's transaction: a second
 * caller waits for the first to commit and gets its outcome. A refusal rolls the key back with the
 * rest. Throws IdempotencyKeyReused where the same key came with another input.
 */
export async function once(
  tx: Tx,
  actor: Actor,
  { operation, key, input }: Once,
  work: () => Promise<Outcome>,
): Promise<Outcome & { replayed: boolean }> {
  if (key === null) return { ...(await work()), replayed: false };
  const problem = key.trim() === '' ? WANTED_KEY : lineProblem(key, LONGEST_KEY);
  if (problem !== null) throw new InvalidInput([{ path: ['idempotencyKey'], message: problem }]);
  const identity = [actor.programId, actor.id ?? NOBODY, operation, key];
  const hash = createHash('sha256').update(canonical(input)).digest();
  const claimed = await tx.query<unknown[]>(
    `INSERT INTO idempotency_key (program_id, actor_id, operation, key, request_hash, created_at)
     VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT DO NOTHING RETURNING 1`,
    [...identity, hash, tx.realNow],
  );
  if (claimed.length === 0) return replay(tx, identity, hash);
  const outcome = await work();
  await tx.query(
    `UPDATE idempotency_key SET result_type = $5, result_id = $6
     WHERE program_id = $1 AND actor_id = $2 AND operation = $3 AND key = $4`,
    [...identity, outcome.type, outcome.id],
  );
  return { ...outcome, replayed: false };
}

interface Stored {
  readonly request_hash: Buffer;
  readonly result_type: string;
  readonly result_id: Id;
}

async function replay(
  tx: Tx,
  identity: readonly unknown[],
  hash: Buffer,
): Promise<Outcome & { replayed: boolean }> {
  const [stored] = await tx.query<Stored[]>(
    `SELECT request_hash, result_type, result_id FROM idempotency_key
     WHERE program_id = $1 AND actor_id = $2 AND operation = $3 AND key = $4`,
    [...identity],
  );
  if (!stored?.request_hash.equals(hash)) throw new IdempotencyKeyReused();
  return { type: stored.result_type, id: stored.result_id, replayed: true };
}

/** JSON with sorted keys, so that the order in which a client wrote its fields does not matter. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_key, each: unknown) =>
    typeof each === 'object' && each !== null && !Array.isArray(each) && !(each instanceof Date)
      ? Object.fromEntries(Object.entries(each).sort(([a], [b]) => (a < b ? -1 : 1)))
      : each,
  );
}

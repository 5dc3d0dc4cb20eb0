import type { Id } from '../../../kernel/ids.js';
import type { Tx } from '../../../platform/database/index.js';
import { CodeNotReadable, type GiftCodeVault } from './gift-code-vault.js';
import { restock } from './restock-rewards.js';

interface WrittenCode {
  readonly id: Id;
  readonly keyId: string;
  readonly ciphertext: Buffer;
}

/** So many at a time are readable in memory. */
const AT_ONCE = 5_000;

/** Alone among those who load or compare codes of the programme, until the transaction ends. */
export async function lockCodes(tx: Tx): Promise<void> {
  await tx.query(`SELECT pg_advisory_xact_lock(hashtextextended('gift codes ' || $1, 0))`, [
    tx.programId,
  ]);
}

/**
 * Before a code is given out. Who compares meanwhile is waited for: what they found is seen after.
 * Takes locks in the order of a load: not to be called with a reward locked.
 */
export async function compareIfWritten(tx: Tx, vault: GiftCodeVault): Promise<void> {
  const written = await tx.query<unknown[]>(
    `SELECT 1 FROM gift_code WHERE program_id = $1 AND compared_as = 'WRITTEN' AND key_id = $2
     LIMIT 1`,
    [tx.programId, vault.keyId],
  );
  if (written.length === 0) return;
  await lockCodes(tx);
  await compareWrittenCodes(tx, vault);
}

/**
 * R-R7: makes anew what codes of before are compared by: each is opened, and its card's hash takes
 * the place of that of how it was written. One whose card is there already is a double: it is given
 * to nobody any more, and leaves the stock. What was given out, or loaded first, is the card itself.
 * A code that another secret sealed stays as it is: nobody can read it. Called under `lockCodes`.
 * Returns how many left the stock: a double that was given out before had left it.
 */
export async function compareWrittenCodes(tx: Tx, vault: GiftCodeVault): Promise<number> {
  const unreadable: Id[] = [];
  let doubles = 0;
  for (;;) {
    const codes = await tx.query<WrittenCode[]>(
      `SELECT id, key_id AS "keyId", ciphertext FROM gift_code
       WHERE program_id = $1 AND compared_as = 'WRITTEN' AND id <> ALL ($2::uuid[])
       ORDER BY redemption_id IS NULL, loaded_at, id LIMIT $3`,
      [tx.programId, unreadable, AT_ONCE],
    );
    if (codes.length === 0) return doubles;
    const hashes = new Map<string, Id>();
    const twice: Id[] = [];
    for (const code of codes) {
      const hash = hashOf(tx, vault, code);
      if (hash === null) unreadable.push(code.id);
      else if (hashes.has(hash)) twice.push(code.id);
      else hashes.set(hash, code.id);
    }
    doubles += await write(tx, hashes, twice);
  }
}

function hashOf({ programId }: Tx, vault: GiftCodeVault, code: WrittenCode): string | null {
  try {
    const written = vault.open(code, { programId, codeId: code.id });
    return vault.hash(written, programId).toString('hex');
  } catch (error) {
    if (error instanceof CodeNotReadable) return null;
    throw error;
  }
}

async function write(
  tx: Tx,
  hashes: ReadonlyMap<string, Id>,
  twice: readonly Id[],
): Promise<number> {
  const gone = await tx.query<{ rewardId: Id; codes: number }[]>(
    `WITH made AS (
       SELECT c.id, decode(c.hash, 'hex') AS hash, g.id IS NOT NULL AS is_double
       FROM unnest($2::uuid[], $3::text[]) AS c (id, hash)
       LEFT JOIN gift_code g
         ON g.program_id = $1 AND g.code_hash = decode(c.hash, 'hex') AND g.id <> c.id
       UNION ALL
       SELECT id, NULL, true FROM unnest($4::uuid[]) AS t (id)
     ), changed AS (
       UPDATE gift_code g SET compared_as = CASE WHEN m.is_double THEN 'DOUBLE' ELSE 'CARD' END,
         code_hash = CASE WHEN m.is_double THEN g.code_hash ELSE m.hash END
       FROM made m WHERE g.program_id = $1 AND g.id = m.id
       RETURNING g.reward_id, g.redemption_id, g.compared_as
     )
     SELECT reward_id AS "rewardId", count(*)::int AS codes FROM changed
     WHERE compared_as = 'DOUBLE' AND redemption_id IS NULL GROUP BY reward_id`,
    [tx.programId, [...hashes.values()], [...hashes.keys()], twice],
  );
  await restock(
    tx,
    gone.map(({ rewardId }) => rewardId),
  );
  return gone.reduce((sum, { codes }) => sum + codes, 0);
}

import type { Id } from '../../../kernel/ids.js';
import type { Tx } from '../../../platform/database/index.js';
import { CodeNotReadable, type GiftCodeVault } from './gift-code-vault.js';

interface WrittenCode {
  readonly id: Id;
  readonly keyId: string;
  readonly ciphertext: Buffer;
}

/** So many at a time are readable in memory. */
const AT_ONCE = 5_000;

/**
 * R-R7: makes anew what codes of before are compared by: each is opened, and its card's hash takes
 * the place of that of how it was written. One whose card is there already is a double: it is given
 * to nobody any more, and leaves the stock. What was given out, or loaded first, is the card itself.
 * A code that another secret sealed stays as it is: nobody can read it. Called alone in a programme.
 * Returns how many doubles were found.
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
  const [row] = await tx.query<{ doubles: number }[]>(
    `WITH made AS (
       SELECT c.id, decode(c.hash, 'hex') AS hash, g.id IS NOT NULL AS is_double
       FROM unnest($2::uuid[], $3::text[]) AS c (id, hash)
       LEFT JOIN gift_code g ON g.program_id = $1 AND g.code_hash = decode(c.hash, 'hex')
       UNION ALL
       SELECT id, NULL, true FROM unnest($4::uuid[]) AS t (id)
     ), changed AS (
       UPDATE gift_code g SET compared_as = CASE WHEN m.is_double THEN 'DOUBLE' ELSE 'CARD' END,
         code_hash = CASE WHEN m.is_double THEN g.code_hash ELSE m.hash END
       FROM made m WHERE g.program_id = $1 AND g.id = m.id
       RETURNING g.reward_id, g.redemption_id, g.compared_as
     ), gone AS (
       SELECT reward_id, count(*)::integer AS codes FROM changed
       WHERE compared_as = 'DOUBLE' AND redemption_id IS NULL GROUP BY reward_id
     ), stocked AS (
       UPDATE reward r SET stock = greatest(r.stock - gone.codes, 0)
       FROM gone WHERE r.program_id = $1 AND r.id = gone.reward_id
     )
     SELECT count(*)::int AS doubles FROM changed WHERE compared_as = 'DOUBLE'`,
    [tx.programId, [...hashes.values()], [...hashes.keys()], twice],
  );
  return row?.doubles ?? 0;
}

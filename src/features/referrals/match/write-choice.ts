import type { Actor } from '../../../kernel/actor.js';
import type { Id } from '../../../kernel/ids.js';
import type { Tx } from '../../../platform/database/index.js';

/** Stores that a person chose for these deals: matching leaves them alone from now on (R-W13). */
export async function rememberChoices(tx: Tx, actor: Actor, dealIds: readonly Id[]): Promise<void> {
  if (dealIds.length === 0) return;
  await tx.query(
    `INSERT INTO deal_choice (program_id, deal_id, chosen_at, chosen_by, version)
     SELECT DISTINCT $1::uuid, id, $3::timestamptz, $4::uuid, 1 FROM unnest($2::uuid[]) AS d (id)
     ORDER BY id
     ON CONFLICT (program_id, deal_id) DO UPDATE SET chosen_at = excluded.chosen_at,
       chosen_by = excluded.chosen_by, version = deal_choice.version + 1`,
    [tx.programId, dealIds, tx.now, actor.id],
  );
}

/**
 * R-W13: a person decides that a deal belongs to exactly these referrals, or to none; links that
 * its source declares by external id stay. It waits no more. Called under `lockMatching`. Returns
 * the referrals whose links changed, to be settled.
 */
export async function writeChoice(
  tx: Tx,
  actor: Actor,
  dealId: Id,
  referralIds: readonly Id[],
): Promise<Id[]> {
  await rememberChoices(tx, actor, [dealId]);
  const changed = await tx.query<{ id: Id }[]>(
    `WITH over AS (
       DELETE FROM deal_wait WHERE program_id = $1 AND deal_id = $2
     ), gone AS (
       DELETE FROM deal_link
       WHERE program_id = $1 AND deal_id = $2 AND origin <> 'EXTERNAL_ID'
         AND referral_id <> ALL ($3::uuid[])
       RETURNING referral_id
     ), added AS (
       INSERT INTO deal_link (program_id, deal_id, referral_id, origin, linked_at)
       SELECT $1, $2, id, 'PERSON', $4 FROM unnest($3::uuid[]) AS r (id)
       ON CONFLICT (program_id, deal_id, referral_id) DO UPDATE SET origin = excluded.origin
         WHERE deal_link.origin = 'COMPANY'
       RETURNING referral_id
     )
     SELECT referral_id AS id FROM gone UNION SELECT referral_id FROM added ORDER BY 1`,
    [tx.programId, dealId, referralIds, tx.now],
  );
  return changed.map(({ id }) => id);
}

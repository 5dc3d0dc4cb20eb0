import type { Id } from '../../kernel/ids.js';
import type { Tx } from '../database/index.js';

/** Another mailbox that a member has shown to be theirs (R-U6). */
export interface ProvenAddress {
  readonly email: string;
  readonly endsAt: Date;
  /** who signs in with it; null: nobody does */
  readonly otherMemberId: Id | null;
}

export async function findProvenAddress(tx: Tx, memberId: Id): Promise<ProvenAddress | null> {
  const [proven] = await tx.query<ProvenAddress[]>(
    `SELECT email, expires_at AS "endsAt", other_member_id AS "otherMemberId"
     FROM auth.program_proven_address WHERE member_id = $1 AND expires_at > $2`,
    [memberId, tx.realNow],
  );
  return proven ?? null;
}

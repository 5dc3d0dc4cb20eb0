import type { Id } from '../../../kernel/ids.js';
import type { Tx } from '../../../platform/database/index.js';
import type { RefusedInvitations } from './invitation-outcome.rules.js';

/** What became of one request to invite people. */
export interface InvitationRoundRow {
  readonly id: Id;
  readonly sentAt: Date;
  readonly advocateIds: readonly Id[];
  readonly refused: readonly RefusedInvitations[];
}

export async function roundsOf(tx: Tx, ids: readonly Id[]): Promise<Map<Id, InvitationRoundRow>> {
  const rows = await tx.query<InvitationRoundRow[]>(
    `SELECT id, sent_at AS "sentAt", advocate_ids AS "advocateIds", refused
       FROM invitation_round WHERE program_id = $1 AND id = ANY ($2::uuid[])`,
    [tx.programId, ids],
  );
  return new Map(rows.map((row) => [row.id, row]));
}

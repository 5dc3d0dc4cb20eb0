import type { Id } from '../../../kernel/ids.js';
import type { Tx } from '../../../platform/database/index.js';

/** What a colleague wrote; a line of the timeline names it by its id. */
export interface ReferralNoteRow {
  readonly id: Id;
  readonly text: string;
}

/** The notes of many referrals, by referral; none that was erased. */
export async function notesOfReferrals(
  tx: Tx,
  referralIds: readonly Id[],
): Promise<Map<Id, ReferralNoteRow[]>> {
  const rows = await tx.query<(ReferralNoteRow & { readonly referralId: Id })[]>(
    `SELECT id, referral_id AS "referralId", text FROM referral_note
     WHERE program_id = $1 AND referral_id = ANY ($2::uuid[]) AND text IS NOT NULL
     ORDER BY written_at, id`,
    [tx.programId, referralIds],
  );
  const notes = new Map<Id, ReferralNoteRow[]>(referralIds.map((id) => [id, []]));
  for (const { id, referralId, text } of rows) notes.get(referralId)?.push({ id, text });
  return notes;
}

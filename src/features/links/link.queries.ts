import type { Id } from '../../kernel/ids.js';
import type { Tx } from '../../platform/database/index.js';

export interface LinkRow {
  readonly id: Id;
  readonly advocateId: Id;
  readonly code: string;
}

export interface TouchRow {
  readonly kind: 'CLICK' | 'SUBMISSION';
  readonly at: Date;
  readonly won: boolean;
}

export interface LinkCounts {
  readonly clicks: number;
  readonly referrals: number;
}

export async function findLinksByAdvocates(
  tx: Tx,
  advocateIds: readonly Id[],
): Promise<Map<Id, LinkRow>> {
  const rows = await tx.query<LinkRow[]>(
    `SELECT id, advocate_id AS "advocateId", code FROM link
     WHERE program_id = $1 AND advocate_id = ANY ($2::uuid[])`,
    [tx.programId, advocateIds],
  );
  return new Map(rows.map((row) => [row.advocateId, row]));
}

export async function countTouches(tx: Tx, linkIds: readonly Id[]): Promise<Map<Id, LinkCounts>> {
  const rows = await tx.query<(LinkCounts & { link_id: Id })[]>(
    `SELECT l.id AS link_id,
       l.past_clicks + count(*) FILTER (WHERE t.kind = 'CLICK')::int AS clicks,
       count(*) FILTER (WHERE t.kind = 'SUBMISSION')::int AS referrals
     FROM link l LEFT JOIN touch t ON t.program_id = l.program_id AND t.link_id = l.id
     WHERE l.program_id = $1 AND l.id = ANY ($2::uuid[]) GROUP BY l.id, l.past_clicks`,
    [tx.programId, linkIds],
  );
  return new Map(rows.map(({ link_id: id, ...counts }) => [id, counts]));
}

export async function touchesOfReferrals(
  tx: Tx,
  referralIds: readonly Id[],
): Promise<Map<Id, TouchRow[]>> {
  const rows = await tx.query<(TouchRow & { referral_id: Id })[]>(
    `SELECT referral_id, kind, touched_at AS at, won FROM touch
     WHERE program_id = $1 AND referral_id = ANY ($2::uuid[]) ORDER BY touched_at, id`,
    [tx.programId, referralIds],
  );
  const found = new Map<Id, TouchRow[]>(referralIds.map((id) => [id, []]));
  for (const { referral_id: id, ...touch } of rows) found.get(id)?.push(touch);
  return found;
}

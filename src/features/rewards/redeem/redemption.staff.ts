import type { Id } from '../../../kernel/ids.js';
import type { Tx } from '../../../platform/database/index.js';
import { defineStaffNotice, type WaitingSubject } from '../../staff-notices/index.js';

const FOR_MARKETERS = {
  seenBy: { marketer: 'program', admin: 'program' },
  toldTo: ['marketer', 'admin'],
  mail: 'DAILY',
  find: findRedemptionsToTell,
} as const;

/** Somebody asked for a reward, and waits to hear whether they get it. */
export const redemptionToDecide = defineStaffNotice('REDEMPTION_TO_DECIDE', {
  ...FOR_MARKETERS,
  waits: ({ program, subject }) =>
    `SELECT d.requested_at AS since, d.advocate_id, NULL::uuid AS owner_id FROM redemption d
      WHERE d.program_id = ${program} AND d.id = ${subject} AND d.status = 'REQUESTED'`,
  path: (id) => `approvals?queue=rewards&at=${id}`,
});

/** Its points are taken; somebody has to send it, or to do it. */
export const redemptionToSend = defineStaffNotice('REDEMPTION_TO_SEND', {
  ...FOR_MARKETERS,
  waits: ({ program, subject }) =>
    `SELECT coalesce(d.decided_at, d.requested_at) AS since, d.advocate_id, NULL::uuid AS owner_id
       FROM redemption d
      WHERE d.program_id = ${program} AND d.id = ${subject} AND d.status = 'FULFILLING'`,
  path: (id) => `approvals?queue=toSend&at=${id}`,
});

/** The reward, and who asked for it. */
async function findRedemptionsToTell(tx: Tx, ids: readonly Id[]): Promise<Map<Id, WaitingSubject>> {
  const rows = await tx.query<
    (Pick<WaitingSubject, 'name' | 'person' | 'translations'> & { id: Id })[]
  >(
    `SELECT d.id, r.name, r.texts AS translations, a.name AS person
       FROM redemption d
       JOIN reward r ON r.program_id = d.program_id AND r.id = d.reward_id
       JOIN advocate_name a ON a.program_id = d.program_id AND a.advocate_id = d.advocate_id
      WHERE d.program_id = $1 AND d.id = ANY ($2::uuid[])`,
    [tx.programId, ids],
  );
  return new Map(rows.map(({ id, ...named }) => [id, named]));
}

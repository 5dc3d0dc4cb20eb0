import { Injectable } from '@nestjs/common';
import type { Actor } from '../../kernel/actor.js';
import { newId, type Id } from '../../kernel/ids.js';
import type { Tx } from '../../platform/database/index.js';
import { staffInside } from '../identity/index.js';
import { staffNoticeOf } from './staff-notice-registry.js';
import { waitingNow, type WaitingNow } from './standing-notices.js';
import { whomToTell } from './whom-to-tell.rules.js';

export interface ForStaff {
  readonly kind: string;
  readonly subjectId: Id;
  /** the member who did it; null for a machine */
  readonly byMemberId: Id | null;
}

/**
 * Tells staff of one thing that waits for them (R-N3), as it is now: its owner, else everybody of the
 * role whose work it is. The same thing is told once, however often this is called, and again when it
 * waits again. What waits no more leaves nothing behind.
 */
@Injectable()
export class TellStaff {
  async tellStaff(tx: Tx, _actor: Actor, { kind, subjectId, byMemberId }: ForStaff): Promise<void> {
    const notice = staffNoticeOf(kind);
    const waiting = await waitingNow(tx, notice, subjectId);
    if (waiting === null) return forget(tx, kind, subjectId);
    const staff = await staffInside(tx, waiting.advocateId);
    const { toldTo } = notice;
    const told = whomToTell(staff, { toldTo, ownerId: waiting.ownerId, byMemberId });
    await remember(tx, { kind, subjectId, waiting, told });
  }
}

async function forget(tx: Tx, kind: string, subjectId: Id): Promise<void> {
  await tx.query(
    'DELETE FROM staff_notice WHERE program_id = $1 AND kind = $2 AND subject_id = $3',
    [tx.programId, kind, subjectId],
  );
}

interface ToRemember {
  readonly kind: string;
  readonly subjectId: Id;
  readonly waiting: WaitingNow;
  readonly told: readonly Id[];
}

/** In the order of their ids: two that tell the same at once wait for each other, and never both. */
async function remember(
  tx: Tx,
  { kind, subjectId, waiting: { since }, told }: ToRemember,
): Promise<void> {
  if (told.length === 0) return;
  await tx.query(
    `INSERT INTO staff_notice (program_id, id, membership_id, kind, subject_id, since, told_at)
     SELECT $1, t.id, t.membership_id, $4, $5, $6, $7
       FROM unnest($2::uuid[], $3::uuid[]) AS t (id, membership_id) ORDER BY t.membership_id
     ON CONFLICT (program_id, membership_id, kind, subject_id)
       DO UPDATE SET since = excluded.since, told_at = excluded.told_at, read_at = NULL
       WHERE staff_notice.since < excluded.since`,
    [tx.programId, told.map(() => newId()), told, kind, subjectId, since, tx.now],
  );
}

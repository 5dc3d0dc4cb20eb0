import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../kernel/actor.js';
import type { Id } from '../../../kernel/ids.js';
import { findFormerAddresses } from '../../../platform/auth/index.js';
import type { Tx } from '../../../platform/database/index.js';
import { RecordTimeline } from '../../timeline/index.js';
import { advocateLine } from '../profile/index.js';

/**
 * A profile that is known by an address which its member signed in with before is known by the present
 * one from then on. Another address, which staff or a file told, stays; and so does this one where
 * there is another profile of the present address. Repeating it changes nothing.
 */
@Injectable()
export class FollowAddress {
  constructor(private readonly timeline: RecordTimeline) {}

  async followAddress(
    tx: Tx,
    actor: Actor,
    { memberId, email }: { readonly memberId: Id; readonly email: string },
  ): Promise<void> {
    const former = (await findFormerAddresses(tx, [memberId])).get(memberId) ?? [];
    if (former.length === 0) return;
    const [changed] = await tx.query<[{ id: Id }[], number]>(
      `UPDATE advocate a SET email = $3, version = a.version + 1
       WHERE a.program_id = $1 AND a.member_id = $2 AND a.email = ANY ($4::text[]) AND a.email <> $3
         AND NOT EXISTS (SELECT FROM advocate o WHERE o.program_id = $1 AND o.email = $3)
       RETURNING a.id`,
      [tx.programId, memberId, email, former],
    );
    await this.timeline.recordTimeline(
      tx,
      actor,
      changed.map(({ id }) => ({
        ...advocateLine('R-U1', 'ADDRESS_CHANGED'),
        subjectId: id,
        occurredAt: tx.now,
        ruleVersion: 1,
        inputs: {},
        audience: 'ADVOCATE' as const,
      })),
    );
  }
}

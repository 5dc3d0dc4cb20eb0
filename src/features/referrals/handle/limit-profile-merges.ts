import { Injectable } from '@nestjs/common';
import { mailboxOf } from '../../../kernel/mailbox.js';
import type { Tx } from '../../../platform/database/index.js';
import { LimitsProfileMerges, type ProfileLimit, type ProfileSide } from '../../advocates/index.js';

/** Who referred somebody, or decided about their referral, is not them (R-W6, R-C5). */
@Injectable()
@LimitsProfileMerges('referrals')
export class LimitMergesByReferrals implements ProfileLimit {
  async standsBetween(tx: Tx, one: ProfileSide, other: ProfileSide): Promise<boolean> {
    const decided = await tx.query<unknown[]>(
      `SELECT 1 FROM referral r
         JOIN referral_decision d ON d.program_id = r.program_id AND d.referral_id = r.id
        WHERE r.program_id = $1 AND r.advocate_id = $2 AND d.decided_by = ANY ($3::uuid[]) LIMIT 1`,
      [tx.programId, one.id, other.actorIds],
    );
    if (decided.length > 0) return true;
    const referred = await tx.query<{ email: string }[]>(
      `SELECT DISTINCT referee_email AS email FROM referral
        WHERE program_id = $1 AND advocate_id = $2 AND referee_email IS NOT NULL`,
      [tx.programId, one.id],
    );
    return referred.some(({ email }) => other.mailboxes.includes(mailboxOf(email)));
  }
}

import { Injectable } from '@nestjs/common';
import type { Tx } from '../../../platform/database/index.js';
import { LimitsProfileMerges, type ProfileLimit, type ProfileSide } from '../../advocates/index.js';

/** Who decided on somebody's redemption is not them (R-C5). */
@Injectable()
@LimitsProfileMerges('rewards')
export class LimitMergesByRedemptions implements ProfileLimit {
  async standsBetween(tx: Tx, one: ProfileSide, other: ProfileSide): Promise<boolean> {
    const decided = await tx.query<unknown[]>(
      `SELECT 1 FROM redemption
        WHERE program_id = $1 AND advocate_id = $2 AND decided_by = ANY ($3::uuid[]) LIMIT 1`,
      [tx.programId, one.id, other.actorIds],
    );
    return decided.length > 0;
  }
}

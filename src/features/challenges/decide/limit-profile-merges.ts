import { Injectable } from '@nestjs/common';
import type { Tx } from '../../../platform/database/index.js';
import { LimitsProfileMerges, type ProfileLimit, type ProfileSide } from '../../advocates/index.js';

/** Who decided on somebody's submission is not them (R-C5). */
@Injectable()
@LimitsProfileMerges('challenges')
export class LimitMergesBySubmissions implements ProfileLimit {
  async standsBetween(tx: Tx, one: ProfileSide, other: ProfileSide): Promise<boolean> {
    const decided = await tx.query<unknown[]>(
      `SELECT 1 FROM participation p
         JOIN submission s ON s.program_id = p.program_id AND s.participation_id = p.id
         JOIN decision d ON d.program_id = s.program_id AND d.submission_id = s.id
        WHERE p.program_id = $1 AND p.advocate_id = $2 AND d.decided_by = ANY ($3::uuid[]) LIMIT 1`,
      [tx.programId, one.id, other.actorIds],
    );
    return decided.length > 0;
  }
}

import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../kernel/actor.js';
import type { Id } from '../../../kernel/ids.js';
import type { Points } from '../../../kernel/points.js';
import type { Tx } from '../../../platform/database/index.js';
import { SettlePoints } from '../../ledger/index.js';
import { readProgram } from '../../programs/index.js';
import { participationSubject } from '../take/index.js';

export interface ParticipationToSettle {
  /** Identifies the decision that it follows from (R-P4). */
  readonly key: string;
  readonly participationId: Id;
  readonly advocateId: Id;
}

/**
 * Makes the points of a participation equal those of its approved stages, once for each key: the
 * ledger posts the difference, so that an award that is taken back and given again is one (R-C2,
 * R-P3). Returns the points that moved: above zero awarded, below zero taken back.
 */
@Injectable()
export class SettleParticipation {
  constructor(private readonly settlePoints: SettlePoints) {}

  async settleParticipation(tx: Tx, actor: Actor, settled: ParticipationToSettle): Promise<Points> {
    const { returnPolicy } = await readProgram(tx);
    const [posted] = await this.settlePoints.settlePoints(tx, actor, [
      {
        key: settled.key,
        ownerId: settled.advocateId,
        rule: 'R-C2',
        subject: { kind: participationSubject.kind, id: settled.participationId },
        points: await pointsDue(tx, settled.participationId),
        policy: returnPolicy,
      },
    ]);
    return posted?.points ?? 0;
  }
}

async function pointsDue(tx: Tx, participationId: Id): Promise<Points> {
  const [row] = await tx.query<{ due: Points }[]>(
    `SELECT coalesce(sum((v.definition -> 'stages' -> (s.stage - 1) ->> 'points')::bigint), 0)::bigint AS due
       FROM participation p
       JOIN challenge_version v ON v.program_id = p.program_id AND v.challenge_id = p.challenge_id
            AND v.version = p.challenge_version
       JOIN submission s ON s.program_id = p.program_id AND s.participation_id = p.id
            AND s.status = 'APPROVED'
      WHERE p.program_id = $1 AND p.id = $2`,
    [tx.programId, participationId],
  );
  return row?.due ?? 0;
}

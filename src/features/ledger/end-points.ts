import { Injectable } from '@nestjs/common';
import type { Actor } from '../../kernel/actor.js';
import type { Id } from '../../kernel/ids.js';
import type { Points } from '../../kernel/points.js';
import type { Tx } from '../../platform/database/index.js';
import type { PointEnd } from './ledger.rules.js';

/**
 * R-P7: what somebody earned until a moment ends at another one, where it does not end earlier by
 * itself. No transfer is written until then, and what each lot had by itself is kept: an end that is
 * lifted in time leaves no trace. Both return how many points end otherwise than before.
 */
@Injectable()
export class EndPoints {
  endPoints(tx: Tx, _actor: Actor, end: PointEnd): Promise<Points> {
    return change(tx, [end.id, end.ownerId, end.earnedBefore, end.endsAt]);
  }

  /** Points that lapsed meanwhile stay gone. Without such an end nothing changes. */
  liftEnd(tx: Tx, _actor: Actor, { id, ownerId }: Pick<PointEnd, 'id' | 'ownerId'>) {
    return change(tx, [id, ownerId, null, null]);
  }
}

async function change(tx: Tx, end: readonly (Id | Date | null)[]): Promise<Points> {
  const [row] = await tx.query<{ points: Points }[]>(
    'SELECT end_points($1, $2, $3, $4, $5) AS points',
    [tx.now, ...end],
  );
  return row?.points ?? 0;
}

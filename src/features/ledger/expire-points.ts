import { Injectable } from '@nestjs/common';
import { machineActor, type Actor } from '../../kernel/actor.js';
import type { Id } from '../../kernel/ids.js';
import type { CrossProgramDatabase, Tx } from '../../platform/database/index.js';
import type { JobRun } from '../../platform/jobs/index.js';
import { Sweep, type DueRows, type WantedRows } from '../../platform/sweep/index.js';
import { ProvidesDueWork, type DueWork } from '../clock/index.js';
import { postedOrThrow } from './ledger.errors.js';
import { PostTransfers } from './post-transfers.js';

const PROGRAMS = `
  SELECT p.program_id AS id FROM program_state p
   WHERE NOT p.deleting AND EXISTS (
     SELECT FROM lot l WHERE l.program_id = p.program_id AND l.open
        AND l.expires_at <= clock_timestamp() + p.clock_offset_ms * interval '1 millisecond')`;

const OWNERS = `
  SELECT w.owner_id AS id
    FROM lot l JOIN wallet w ON w.program_id = $1 AND w.id = l.wallet_id
   WHERE l.program_id = $1 AND l.open AND l.expires_at <= $2 AND w.owner_id <> ALL ($3::uuid[])
   GROUP BY w.owner_id ORDER BY min(l.expires_at), w.owner_id LIMIT $4`;

/**
 * R-P5: posts the expiry of points whose last day is over, an owner at a time. They are gone for
 * every reader from that moment on, also where this comes later.
 */
@Injectable()
@ProvidesDueWork('points')
export class ExpirePoints implements DueWork, DueRows {
  readonly operation = 'expirePoints';

  constructor(
    private readonly sweep: Sweep,
    private readonly post: PostTransfers,
  ) {}

  /** The installation's. Returns of how many owners. Throws SweepFailed after the others. */
  expirePoints(run: Pick<JobRun, 'actor' | 'stopping'>): Promise<number> {
    return this.sweep.sweep(this, run);
  }

  doDue(programId: Id, until: Date): Promise<number> {
    return this.sweep.step(this, machineActor('JOB', programId, 'clock'), until);
  }

  duePrograms(all: CrossProgramDatabase): Promise<{ id: Id }[]> {
    return all.query<{ id: Id }>(PROGRAMS);
  }

  dueRows(tx: Tx, { until, without, limit }: WantedRows): Promise<{ id: Id }[]> {
    return tx.query<{ id: Id }[]>(OWNERS, [tx.programId, until, without, limit]);
  }

  async doOne(tx: Tx, actor: Actor, ownerId: Id): Promise<boolean> {
    const key = `expiry:${ownerId}:${String(tx.now.getTime())}`;
    const [result] = await this.post.postTransfers(tx, actor, [
      { op: 'EXPIRE', key, ownerId, rule: 'R-P5' },
    ]);
    return postedOrThrow(result).points < 0;
  }

  async nextDue(tx: Tx): Promise<Date | null> {
    const [row] = await tx.query<{ next: Date | null }[]>(
      'SELECT min(expires_at) AS next FROM lot WHERE program_id = $1 AND open',
      [tx.programId],
    );
    return row?.next ?? null;
  }
}

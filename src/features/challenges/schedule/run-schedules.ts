import { Injectable } from '@nestjs/common';
import { machineActor, type Actor } from '../../../kernel/actor.js';
import type { Id } from '../../../kernel/ids.js';
import type { CrossProgramDatabase, Tx } from '../../../platform/database/index.js';
import type { JobRun } from '../../../platform/jobs/index.js';
import { Sweep, type DueRows, type WantedRows } from '../../../platform/sweep/index.js';
import { ProvidesDueWork, type DueWork } from '../../clock/index.js';
import { KeepSchedule } from './keep-schedule.js';

/** What is due by a programme's own now (R-T3); each half is an index's. */
const PROGRAMS = `
  SELECT c.program_id AS id FROM challenge c JOIN program_state p ON p.program_id = c.program_id
   WHERE c.status = 'SCHEDULED' AND NOT p.deleting
     AND c.opens_at <= clock_timestamp() + p.clock_offset_ms * interval '1 millisecond'
  UNION
  SELECT c.program_id FROM challenge c JOIN program_state p ON p.program_id = c.program_id
   WHERE c.status IN ('LIVE', 'PAUSED') AND c.closes_at IS NOT NULL AND NOT p.deleting
     AND c.closes_at <= clock_timestamp() + p.clock_offset_ms * interval '1 millisecond'`;

const ROWS = `
  SELECT id FROM challenge
   WHERE program_id = $1 AND status IN ('SCHEDULED', 'LIVE', 'PAUSED') AND id <> ALL ($3::uuid[])
     AND CASE status WHEN 'SCHEDULED' THEN opens_at ELSE closes_at END <= $2
   ORDER BY CASE status WHEN 'SCHEDULED' THEN opens_at ELSE closes_at END, id LIMIT $4`;

/** Opens and ends challenges at their times, in the order of these, each in its own transaction. */
@Injectable()
@ProvidesDueWork('challenges')
export class RunSchedules implements DueWork, DueRows {
  readonly operation = 'keepSchedule';

  constructor(
    private readonly sweep: Sweep,
    private readonly keep: KeepSchedule,
  ) {}

  /** The installation's. Returns how many opened or ended. Throws SweepFailed after the others. */
  runSchedules(run: Pick<JobRun, 'actor' | 'stopping'>): Promise<number> {
    return this.sweep.sweep(this, run);
  }

  doDue(programId: Id, until: Date): Promise<number> {
    return this.sweep.step(this, machineActor('JOB', programId, 'run-schedules'), until);
  }

  duePrograms(all: CrossProgramDatabase): Promise<{ id: Id }[]> {
    return all.query<{ id: Id }>(PROGRAMS);
  }

  dueRows(tx: Tx, { until, without, limit }: WantedRows): Promise<{ id: Id }[]> {
    return tx.query<{ id: Id }[]>(ROWS, [tx.programId, until, without, limit]);
  }

  doOne(tx: Tx, actor: Actor, id: Id): Promise<boolean> {
    return this.keep.keepSchedule(tx, actor, { id });
  }

  async nextDue(tx: Tx): Promise<Date | null> {
    const [row] = await tx.query<{ at: Date | null }[]>(
      `SELECT min(CASE status WHEN 'SCHEDULED' THEN opens_at ELSE closes_at END) AS at
         FROM challenge
        WHERE program_id = $1 AND status IN ('SCHEDULED', 'LIVE', 'PAUSED')`,
      [tx.programId],
    );
    return row?.at ?? null;
  }
}

import { Injectable } from '@nestjs/common';
import { machineActor } from '../../../kernel/actor.js';
import type { Id } from '../../../kernel/ids.js';
import { CrossProgramDatabase, Database, type Tx } from '../../../platform/database/index.js';
import { ProvidesDueWork, type DueWork } from '../../clock/index.js';
import { KeepSchedule } from './keep-schedule.js';

const BATCH = 100;

/** What is due by a programme's own now (R-T3); each half is an index's. */
const PROGRAMS_WITH_DUE = `
  SELECT c.program_id AS id FROM challenge c JOIN program_state p ON p.program_id = c.program_id
   WHERE c.status = 'SCHEDULED' AND NOT p.deleting
     AND c.opens_at <= clock_timestamp() + p.clock_offset_ms * interval '1 millisecond'
  UNION
  SELECT c.program_id FROM challenge c JOIN program_state p ON p.program_id = c.program_id
   WHERE c.status IN ('LIVE', 'PAUSED') AND c.closes_at IS NOT NULL AND NOT p.deleting
     AND c.closes_at <= clock_timestamp() + p.clock_offset_ms * interval '1 millisecond'
   ORDER BY id`;

/** Opens and ends challenges at their times, in the order of these, each in its own transaction. */
@Injectable()
@ProvidesDueWork('challenges')
export class RunSchedules implements DueWork {
  constructor(
    private readonly database: Database,
    private readonly crossProgram: CrossProgramDatabase,
    private readonly keep: KeepSchedule,
  ) {}

  /** The installation's sweep. Returns how many opened or ended. */
  async runSchedules(stopping: AbortSignal): Promise<number> {
    let done = 0;
    for (const { id } of await this.crossProgram.query<{ id: Id }>(PROGRAMS_WITH_DUE)) {
      if (stopping.aborted) return done;
      const now = await this.database.read({ programId: id }, (tx) => Promise.resolve(tx.now));
      done += await this.doDue(id, now);
    }
    return done;
  }

  /** One programme, by its own now: a step of a sandbox's clock. */
  async doDue(programId: Id, until: Date): Promise<number> {
    const actor = machineActor('JOB', programId, 'run-schedules');
    let done = 0;
    for (;;) {
      const due = await this.database.read({ programId }, (tx) => findDue(tx, until));
      let happened = 0;
      for (const id of due) {
        const kept = await this.database.write(actor, 'keepSchedule', (tx) =>
          this.keep.keepSchedule(tx, actor, { id }),
        );
        if (kept) happened += 1;
      }
      done += happened;
      // What opened may be due to end.
      if (happened === 0) return done;
    }
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

async function findDue(tx: Tx, until: Date): Promise<Id[]> {
  const rows = await tx.query<{ id: Id }[]>(
    `SELECT id FROM challenge
      WHERE program_id = $1 AND status IN ('SCHEDULED', 'LIVE', 'PAUSED')
        AND CASE status WHEN 'SCHEDULED' THEN opens_at ELSE closes_at END <= $2
      ORDER BY CASE status WHEN 'SCHEDULED' THEN opens_at ELSE closes_at END, id LIMIT $3`,
    [tx.programId, until, BATCH],
  );
  return rows.map(({ id }) => id);
}

import { Injectable } from '@nestjs/common';
import { machineActor, type Actor } from '../../../kernel/actor.js';
import type { Id } from '../../../kernel/ids.js';
import type { CrossProgramDatabase, Tx } from '../../../platform/database/index.js';
import type { JobRun } from '../../../platform/jobs/index.js';
import { Sweep, type DueRows, type WantedRows } from '../../../platform/sweep/index.js';
import { ProvidesDueWork, type DueWork } from '../../clock/index.js';
import { ResumeAdvocate } from './resume-advocate.js';

/** The index holds nobody but those who are on a break until a day. */
const PROGRAMS = `
  SELECT DISTINCT a.program_id AS id
    FROM advocate a JOIN program_state p ON p.program_id = a.program_id
   WHERE a.resumes_at IS NOT NULL AND NOT p.deleting
     AND a.resumes_at <= clock_timestamp() + p.clock_offset_ms * interval '1 millisecond'`;

const ROWS = `
  SELECT id FROM advocate
   WHERE program_id = $1 AND resumes_at <= $2 AND id <> ALL ($3::uuid[])
   ORDER BY resumes_at, id LIMIT $4`;

/** Ends the breaks whose day has come, each in a transaction of its own. */
@Injectable()
@ProvidesDueWork('breaks')
export class EndBreaks implements DueWork, DueRows {
  readonly operation = 'endBreak';

  constructor(
    private readonly sweep: Sweep,
    private readonly resume: ResumeAdvocate,
  ) {}

  /** The installation's. Returns how many breaks ended. Throws SweepFailed after the others. */
  endBreaks(run: Pick<JobRun, 'actor' | 'stopping'>): Promise<number> {
    return this.sweep.sweep(this, run);
  }

  doDue(programId: Id, until: Date): Promise<number> {
    return this.sweep.step(this, machineActor('JOB', programId, 'clock'), until);
  }

  duePrograms(all: CrossProgramDatabase): Promise<{ id: Id }[]> {
    return all.query<{ id: Id }>(PROGRAMS);
  }

  dueRows(tx: Tx, { until, without, limit }: WantedRows): Promise<{ id: Id }[]> {
    return tx.query<{ id: Id }[]>(ROWS, [tx.programId, until, without, limit]);
  }

  doOne(tx: Tx, actor: Actor, id: Id): Promise<boolean> {
    return this.resume.resumeOnTheDay(tx, actor, id);
  }

  async nextDue(tx: Tx): Promise<Date | null> {
    const [row] = await tx.query<{ next: Date | null }[]>(
      'SELECT min(resumes_at) AS next FROM advocate WHERE program_id = $1',
      [tx.programId],
    );
    return row?.next ?? null;
  }
}

import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../kernel/actor.js';
import { machineActor } from '../../../kernel/actor.js';
import type { Id } from '../../../kernel/ids.js';
import { CrossProgramDatabase, Database, type Tx } from '../../../platform/database/index.js';
import { ProvidesDueWork, type DueWork } from '../../clock/index.js';
import { ResumeAdvocate } from './resume-advocate.js';

const BATCH = 500;

interface Due {
  readonly programId: Id;
  readonly id: Id;
}

/** Ends the breaks whose day has come, each in a transaction of its own. */
@Injectable()
@ProvidesDueWork('breaks')
export class EndBreaks implements DueWork {
  constructor(
    private readonly crossProgram: CrossProgramDatabase,
    private readonly database: Database,
    private readonly resume: ResumeAdvocate,
  ) {}

  /**
   * The installation's sweep, each programme by its own clock (R-T3); the index holds nobody but
   * those who are on a break until a day. Returns how many breaks ended.
   */
  async endBreaks(actorOf: (programId: Id) => Actor): Promise<number> {
    const due = await this.crossProgram.query<Due>(
      `SELECT a.program_id AS "programId", a.id
         FROM advocate a JOIN program_state p ON p.program_id = a.program_id
        WHERE a.resumes_at IS NOT NULL AND NOT p.deleting
          AND a.resumes_at <= clock_timestamp() + p.clock_offset_ms * interval '1 millisecond'
        ORDER BY a.resumes_at LIMIT $1`,
      [BATCH],
    );
    return this.end(due, actorOf);
  }

  /** One programme, by its own now: the step of a sandbox's clock. */
  async doDue(programId: Id, until: Date): Promise<number> {
    const due = await this.database.read({ programId, kind: 'JOB' }, (tx) =>
      tx.query<Due[]>(
        `SELECT program_id AS "programId", id FROM advocate
          WHERE program_id = $1 AND resumes_at <= $2 ORDER BY resumes_at, id LIMIT $3`,
        [programId, until, BATCH],
      ),
    );
    return this.end(due, () => machineActor('JOB', programId, 'clock'));
  }

  async nextDue(tx: Tx): Promise<Date | null> {
    const [row] = await tx.query<{ next: Date | null }[]>(
      'SELECT min(resumes_at) AS next FROM advocate WHERE program_id = $1',
      [tx.programId],
    );
    return row?.next ?? null;
  }

  private async end(due: readonly Due[], actorOf: (programId: Id) => Actor): Promise<number> {
    let ended = 0;
    for (const { programId, id } of due) {
      const actor = actorOf(programId);
      const isEnded = await this.database.write(actor, 'endBreak', (tx) =>
        this.resume.resumeOnTheDay(tx, actor, id),
      );
      if (isEnded) ended += 1;
    }
    return ended;
  }
}

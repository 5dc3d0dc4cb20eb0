import { Injectable } from '@nestjs/common';
import { machineActor, type Actor } from '../../../kernel/actor.js';
import type { Id } from '../../../kernel/ids.js';
import { readingMoment } from '../../../kernel/reading-hours.js';
import type { CrossProgramDatabase, Tx } from '../../../platform/database/index.js';
import type { JobRun } from '../../../platform/jobs/index.js';
import { Outbox } from '../../../platform/outbox/index.js';
import { Sweep, type DueRows, type WantedRows } from '../../../platform/sweep/index.js';
import { ProvidesDueWork, type DueWork } from '../../clock/index.js';
import { readProgram } from '../../programs/index.js';
import { memberReminded, findReading, hasEnded } from '../members/index.js';

const PROGRAMS = `
  SELECT DISTINCT m.program_id AS id
    FROM membership m JOIN program_state p ON p.program_id = m.program_id
   WHERE m.remind_at IS NOT NULL AND NOT p.deleting
     AND m.remind_at <= clock_timestamp() + p.clock_offset_ms * interval '1 millisecond'`;

const ROWS = `
  SELECT id FROM membership
   WHERE program_id = $1 AND remind_at <= $2 AND id <> ALL ($3::uuid[])
   ORDER BY remind_at, id LIMIT $4`;

interface Invited {
  readonly memberId: Id;
  readonly status: string;
  readonly invitationEndsAt: Date | null;
}

/** R-U4: brings open invitations to mind, each once; the mail follows the event. */
@Injectable()
@ProvidesDueWork('invitations')
export class RemindInvited implements DueWork, DueRows {
  readonly operation = 'remindInvited';

  constructor(
    private readonly sweep: Sweep,
    private readonly outbox: Outbox,
  ) {}

  /** The installation's. Returns how many were due. Throws SweepFailed after the others. */
  remindInvited(run: Pick<JobRun, 'actor' | 'stopping'>): Promise<number> {
    return this.sweep.sweep(this, run);
  }

  doDue(programId: Id, until: Date): Promise<number> {
    return this.sweep.step(this, machineActor('JOB', programId, 'clock'), until);
  }

  async nextDue(tx: Tx): Promise<Date | null> {
    const [row] = await tx.query<{ next: Date | null }[]>(
      'SELECT min(remind_at) AS next FROM membership WHERE program_id = $1',
      [tx.programId],
    );
    return row?.next ?? null;
  }

  duePrograms(all: CrossProgramDatabase): Promise<{ id: Id }[]> {
    return all.query<{ id: Id }>(PROGRAMS);
  }

  dueRows(tx: Tx, { until, without, limit }: WantedRows): Promise<{ id: Id }[]> {
    return tx.query<{ id: Id }[]>(ROWS, [tx.programId, until, without, limit]);
  }

  async doOne(tx: Tx, _actor: Actor, id: Id): Promise<boolean> {
    const [invited] = await tx.query<Invited[]>(
      `SELECT member_id AS "memberId", status, invitation_ends_at AS "invitationEndsAt"
         FROM membership WHERE program_id = $1 AND id = $2 AND remind_at <= $3 FOR UPDATE`,
      [tx.programId, id, tx.now],
    );
    if (!invited) return false;
    // Who joined, said no or was taken out waits for nothing: that verb has said so already.
    const isOpen = invited.status === 'INVITED' && !hasEnded(invited, tx.now);
    const morning = readingMoment(tx.now, await zoneOf(tx, invited.memberId));
    const isNight = isOpen && morning > tx.now;
    await tx.query(
      `UPDATE membership SET remind_at = $3, reminded_at = coalesce($4, reminded_at)
        WHERE program_id = $1 AND id = $2`,
      [tx.programId, id, isNight ? morning : null, isOpen && !isNight ? tx.now : null],
    );
    if (isOpen && !isNight) {
      await this.outbox.append(tx, [memberReminded.of({ membershipId: id })]);
    }
    return true;
  }
}

/** Of their profile, where somebody told it; else the programme's. */
async function zoneOf(tx: Tx, memberId: Id): Promise<string> {
  const { timeZone } = await findReading(tx, memberId);
  return timeZone ?? (await readProgram(tx)).timeZone;
}

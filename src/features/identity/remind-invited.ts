import { Injectable } from '@nestjs/common';
import { machineActor, type Actor } from '../../kernel/actor.js';
import type { Id } from '../../kernel/ids.js';
import { readingMoment } from '../../kernel/reading-hours.js';
import { CrossProgramDatabase, Database, type Tx } from '../../platform/database/index.js';
import { Outbox } from '../../platform/outbox/index.js';
import { ProvidesDueWork, type DueWork } from '../clock/index.js';
import { readProgram } from '../programs/index.js';
import { memberReminded } from './identity.events.js';
import { hasEnded } from './identity.rules.js';

const BATCH = 500;

interface Due {
  readonly programId: Id;
  readonly id: Id;
}

interface Invited {
  readonly memberId: Id;
  readonly status: string;
  readonly invitationEndsAt: Date | null;
}

/** R-U4: brings open invitations to mind, each once; the mail follows the event. */
@Injectable()
@ProvidesDueWork('invitations')
export class RemindInvited implements DueWork {
  constructor(
    private readonly crossProgram: CrossProgramDatabase,
    private readonly database: Database,
    private readonly outbox: Outbox,
  ) {}

  /** The installation's sweep, each programme by its own clock (R-T3). Returns how many were due. */
  async remindInvited(actorOf: (programId: Id) => Actor): Promise<number> {
    const due = await this.crossProgram.query<Due>(
      `SELECT m.program_id AS "programId", m.id
         FROM membership m JOIN program_state p ON p.program_id = m.program_id
        WHERE m.remind_at IS NOT NULL AND NOT p.deleting
          AND m.remind_at <= clock_timestamp() + p.clock_offset_ms * interval '1 millisecond'
        ORDER BY m.remind_at LIMIT $1`,
      [BATCH],
    );
    return this.remind(due, actorOf);
  }

  /** One programme, by its own now: the step of a sandbox's clock. */
  async doDue(programId: Id, until: Date): Promise<number> {
    const due = await this.database.read({ programId, kind: 'JOB' }, (tx) =>
      tx.query<Due[]>(
        `SELECT program_id AS "programId", id FROM membership
          WHERE program_id = $1 AND remind_at <= $2 ORDER BY remind_at, id LIMIT $3`,
        [programId, until, BATCH],
      ),
    );
    return this.remind(due, () => machineActor('JOB', programId, 'clock'));
  }

  async nextDue(tx: Tx): Promise<Date | null> {
    const [row] = await tx.query<{ next: Date | null }[]>(
      'SELECT min(remind_at) AS next FROM membership WHERE program_id = $1',
      [tx.programId],
    );
    return row?.next ?? null;
  }

  private async remind(due: readonly Due[], actorOf: (programId: Id) => Actor): Promise<number> {
    let done = 0;
    for (const { programId, id } of due) {
      const actor = actorOf(programId);
      const isDone = await this.database.write(actor, 'remindInvited', (tx) => this.one(tx, id));
      if (isDone) done += 1;
    }
    return done;
  }

  /** False where another process was first. */
  private async one(tx: Tx, id: Id): Promise<boolean> {
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
  const [known] = await tx.query<{ timeZone: string }[]>(
    `SELECT time_zone AS "timeZone" FROM advocate_member WHERE program_id = $1 AND member_id = $2`,
    [tx.programId, memberId],
  );
  return known?.timeZone ?? (await readProgram(tx)).timeZone;
}

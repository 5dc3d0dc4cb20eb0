import type { INestApplicationContext } from '@nestjs/common';
import { AdvanceClock, MoveClock } from '../../src/features/clock/index.js';
import { AddReferrals } from '../../src/features/referrals/index.js';
import { machineActor, type Actor } from '../../src/kernel/actor.js';
import { plusMs } from '../../src/kernel/clock.js';
import type { Id } from '../../src/kernel/ids.js';
import type { JobRun } from '../../src/platform/jobs/index.js';
import { insertAdvocate } from './worlds/referrals.js';
import type { TestApp } from './api/test-app.js';

const DAY_MS = 86_400_000;

/** A sandbox with an advocate, whose clock a test moves. */
export class SandboxClock {
  private constructor(
    private readonly opened: TestApp,
    readonly actor: Actor,
    private readonly advocateId: Id,
  ) {}

  static async open(
    opened: TestApp,
    kind: 'SAMPLE' | 'SANDBOX' | 'LIVE' = 'SANDBOX',
    timeZone = 'Asia/Tokyo',
  ): Promise<SandboxClock> {
    const { actor } = await opened.test.createProgram({ kind, timeZone });
    return new SandboxClock(opened, actor, await insertAdvocate(opened.test, actor));
  }

  get programId(): Id {
    return this.actor.programId;
  }

  private get app(): INestApplicationContext {
    return this.opened.app;
  }

  /** Referrals that were submitted so many days ago, in this order; answers their ids. */
  refer(daysAgo: readonly number[]): Promise<Id[]> {
    return this.opened.test.database.write(this.actor, 'addReferrals', async (tx) => {
      const { added } = await this.app.get(AddReferrals).addReferrals(
        tx,
        this.actor,
        daysAgo.map((days) => ({
          advocateId: this.advocateId,
          source: 'FORM',
          sourceLabel: null,
          externalId: null,
          refereeName: null,
          refereeEmail: null,
          companyId: null,
          note: null,
          submittedAt: plusMs(tx.now, -days * DAY_MS),
          needsConfirmation: false,
          awardsPoints: true,
          decision: null,
          fileRow: null,
        })),
      );
      return added.map(({ id }) => id);
    });
  }

  ask(days: number): Promise<Id> {
    return this.opened.test.database.write(this.actor, 'advanceClock', (tx) =>
      this.app.get(AdvanceClock).advanceClock(tx, this.actor, { days }),
    );
  }

  /** As the job does it. */
  move(advanceId: Id, stopping = new AbortController().signal): Promise<boolean> {
    const run: JobRun = {
      jobId: 'test',
      attempt: 1,
      stopping,
      actor: (programId) => machineActor('JOB', programId, 'test'),
    };
    return this.app.get(MoveClock).moveClock(run.actor(this.programId), advanceId, run);
  }

  now(): Promise<Date> {
    return this.opened.test.database.read(this.actor, (tx) => Promise.resolve(tx.now));
  }

  async advance(id: Id): Promise<{
    status: string;
    from_at: Date;
    to_at: Date;
    done_until: Date;
    happened: number;
  }> {
    const [row] = await this.opened.test.superuser<{
      status: string;
      from_at: Date;
      to_at: Date;
      done_until: Date;
      happened: number;
    }>('SELECT * FROM clock_advance WHERE id = $1', [id]);
    if (!row) throw new Error('There is no such move of the clock.');
    return row;
  }

  /** The windows that expired, in the order in which that was written. */
  expired(): Promise<{ subject_id: Id; occurred_at: Date; recorded_at: Date; closes: Date }[]> {
    return this.opened.test.superuser(
      `SELECT t.subject_id, t.occurred_at, t.recorded_at, r.window_closes_at AS closes
       FROM timeline t JOIN referral r ON r.id = t.subject_id
       WHERE t.program_id = $1 AND t.outcome = 'EXPIRED' ORDER BY t.seq`,
      [this.programId],
    );
  }
}

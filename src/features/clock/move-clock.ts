import { Injectable } from '@nestjs/common';
import { setTimeout } from 'node:timers/promises';
import type { Actor } from '../../kernel/actor.js';
import type { Id } from '../../kernel/ids.js';
import { Database } from '../../platform/database/index.js';
import type { JobRun } from '../../platform/jobs/index.js';
import { OrderedDelivery } from '../../platform/outbox/index.js';
import { ClockHold, type Hold } from './clock-hold.js';
import { findClockAdvance } from './clock.queries.js';
import { AllDueWork, earlier } from './due-work.js';

/** How often, and how long each time, to wait for due work that another process holds. */
const WAIT_MS = 50;
const MAX_WAITS = 400;

/** Moves of several programmes share the slots: each runs for this long, then the next. */
const TURN_MS = 10_000;

/** Due work does not get done: a process holds it for longer than a transaction may take. */
export class ClockStuck extends Error {
  override readonly name = 'ClockStuck';
}

interface Journey {
  readonly actor: Actor;
  readonly advanceId: Id;
  readonly run: JobRun;
  hold: Hold;
  happened: number;
}

interface Standing {
  readonly now: Date;
  /** null: there is no such move under way */
  readonly toAt: Date | null;
  /** the first moment at which something is due; null: nothing is */
  readonly nextAt: Date | null;
}

/**
 * Moves a sandbox's clock to the time that an admin requested (R-T3): from moment to moment at
 * which something is due, and does all of it before the next. Due are the work that features
 * register (windows), and events that are delivered later than they happened (mails go by the real
 * hours of their readers). It can be stopped anywhere: the clock stays where it got, the rows
 * record what is left, and a later run continues from there.
 */
@Injectable()
export class MoveClock {
  constructor(
    private readonly database: Database,
    private readonly clock: ClockHold,
    private readonly due: AllDueWork,
    private readonly events: OrderedDelivery,
  ) {}

  /**
   * The same for one turn. `OVER`: it has not got there yet, and may go on in another turn. Throws
   * ClockStuck.
   */
  async takeTurn(actor: Actor, advanceId: Id, run: JobRun): Promise<'THERE' | 'OVER' | 'NOT_MINE'> {
    const turn = new AbortController();
    const end = (): void => {
      turn.abort();
    };
    const timer = globalThis.setTimeout(end, TURN_MS);
    run.stopping.addEventListener('abort', end);
    if (run.stopping.aborted) end();
    try {
      if (await this.moveClock(actor, advanceId, { ...run, stopping: turn.signal })) return 'THERE';
      return turn.signal.aborted ? 'OVER' : 'NOT_MINE';
    } finally {
      clearTimeout(timer);
      run.stopping.removeEventListener('abort', end);
    }
  }

  /** Returns whether it got there; false where another mover is under way. Throws ClockStuck. */
  async moveClock(actor: Actor, advanceId: Id, run: JobRun): Promise<boolean> {
    const hold = await this.clock.take(actor);
    if (hold === null) return false;
    const journey: Journey = { actor, advanceId, run, hold, happened: 0 };
    try {
      return await this.travel(journey);
    } catch (error) {
      await this.clock.release(actor, journey.hold, null);
      throw error;
    }
  }

  private async travel(journey: Journey): Promise<boolean> {
    for (;;) {
      const { now, toAt, nextAt } = await this.settle(journey);
      const isThere = toAt !== null && now >= toAt;
      if (isThere || toAt === null || journey.run.stopping.aborted) {
        await this.end(journey, now, isThere);
        return isThere;
      }
      const target = nextAt === null || nextAt > toAt ? toAt : nextAt;
      if (!(await this.step(journey, now, target))) return false;
    }
  }

  /** Does what is due by the clock's time now, in the order of the moments, until nothing is. */
  private async settle(journey: Journey): Promise<Standing> {
    const { programId } = journey.actor;
    let waits = 0;
    for (;;) {
      const standing = await this.look(journey);
      const isDue = standing.nextAt !== null && standing.nextAt <= standing.now;
      if (!isDue || standing.toAt === null || journey.run.stopping.aborted) return standing;
      const done = await this.due.doDue(programId, standing.now);
      const told = await this.events.deliver(programId, standing.now, journey.run);
      journey.happened += done + told;
      if (done + told > 0) continue;
      waits += 1;
      if (waits > MAX_WAITS) throw new ClockStuck('Somebody holds what is due.');
      await setTimeout(WAIT_MS);
    }
  }

  private async look(journey: Journey): Promise<Standing> {
    const { actor, advanceId, hold } = journey;
    const { programId } = actor;
    const eventAt = await this.events.nextDue(programId);
    const { now, realNow, advance, dueAt } = await this.database.read(
      { programId },
      async (tx) => ({
        now: tx.now,
        realNow: tx.realNow,
        advance: await findClockAdvance(tx, advanceId),
        dueAt: await this.due.nextDue(tx),
      }),
    );
    const renewed = await this.clock.renew(actor, hold, realNow);
    if (renewed !== null) journey.hold = renewed;
    const isUnderWay = renewed !== null && advance?.status === 'RUNNING';
    return {
      now,
      toAt: isUnderWay ? advance.toAt : null,
      nextAt: earlier(eventAt, dueAt),
    };
  }

  private async step(journey: Journey, doneUntil: Date, target: Date): Promise<boolean> {
    const { actor, advanceId, happened, hold } = journey;
    const progress = { advanceId, happened, doneUntil, status: 'RUNNING' as const };
    const moved = await this.clock.moveTo(actor, hold, progress, target);
    if (moved === null) return false;
    journey.hold = moved;
    journey.happened = 0;
    return true;
  }

  private async end(journey: Journey, doneUntil: Date, isDone: boolean): Promise<void> {
    const { actor, advanceId, happened, hold } = journey;
    const status = isDone ? ('DONE' as const) : ('RUNNING' as const);
    await this.clock.release(actor, hold, { advanceId, happened, doneUntil, status });
  }
}

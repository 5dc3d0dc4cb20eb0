import { Inject, Injectable } from '@nestjs/common';
import type { Actor } from '../../kernel/actor.js';
import type { Id } from '../../kernel/ids.js';
import { CrossProgramDatabase, Database, outageOf, type Tx } from '../database/index.js';
import type { JobRun } from '../jobs/index.js';
import { describeError, LOGGER, type Logger } from '../telemetry/index.js';

/** Rows of one programme before the next has its turn. */
const SHARE = 50;
/** Rows of one programme in one step of its clock, which looks between two steps. */
const STEP = 500;
/** Ids in the error; the log has all. */
const NAMED = 20;

export interface WantedRows {
  readonly until: Date;
  /** those that were tried in vain in this run */
  readonly without: readonly Id[];
  readonly limit: number;
}

/** One kind of thing that is due at a moment of its programme's clock (R-T3), a row each. */
export interface DueRows {
  /** as the audit row names the write */
  readonly operation: string;
  /** Programmes in which something is due by their own now. */
  duePrograms(all: CrossProgramDatabase): Promise<readonly { readonly id: Id }[]>;
  /** What is due in the programme, first first. */
  dueRows(tx: Tx, wanted: WantedRows): Promise<readonly { readonly id: Id }[]>;
  /** Does it, if it is still due. False: another process was first. */
  doOne(tx: Tx, actor: Actor, id: Id): Promise<boolean>;
}

/** Some rows failed; the others were done, and the next run tries those again. */
export class SweepFailed extends Error {
  override readonly name = 'SweepFailed';
}

/** A programme in one run: what was tried in vain stands in nobody's way. */
interface Turn {
  readonly actor: Actor;
  /** null: its own now */
  readonly until: Date | null;
  readonly share: number;
  readonly passed: Id[];
}

interface Tally {
  done: number;
  readonly failed: Id[];
}

/**
 * Does what is due, each row in a transaction of its own. A row that fails is logged and passed
 * over, and so is a programme; at the end the run fails all the same, so that somebody looks.
 */
@Injectable()
export class Sweep {
  constructor(
    private readonly crossProgram: CrossProgramDatabase,
    private readonly database: Database,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  /**
   * The whole installation: a share of each programme in turn, until nothing is due or the run is
   * asked to stop. Returns how many rows were done. Throws SweepFailed after the others.
   */
  async sweep(due: DueRows, run: Pick<JobRun, 'actor' | 'stopping'>): Promise<number> {
    const programs = await due.duePrograms(this.crossProgram);
    let turns = fromAnywhere(programs).map(({ id }): Turn => ({
      actor: run.actor(id),
      until: null,
      share: SHARE,
      passed: [],
    }));
    const tally: Tally = { done: 0, failed: [] };
    while (turns.length > 0 && !run.stopping.aborted) {
      const unfinished: Turn[] = [];
      for (const turn of turns) {
        if (await this.take(due, turn, tally, run.stopping)) unfinished.push(turn);
      }
      turns = unfinished;
    }
    return countOf(due, tally);
  }

  /** One programme until a moment: a step of a sandbox's clock. Throws SweepFailed after the others. */
  async step(due: DueRows, actor: Actor, until: Date): Promise<number> {
    const tally: Tally = { done: 0, failed: [] };
    await this.take(due, { actor, until, share: STEP, passed: [] }, tally, null);
    return countOf(due, tally);
  }

  /** Returns whether more may be due. */
  private async take(
    due: DueRows,
    turn: Turn,
    tally: Tally,
    stopping: AbortSignal | null,
  ): Promise<boolean> {
    const { programId } = turn.actor;
    let ids: readonly Id[] = [];
    await this.isolated(due, { programId, id: null }, tally, async () => {
      ids = await this.find(due, turn);
    });
    for (const id of ids) {
      if (stopping?.aborted === true) return false;
      const isDone = await this.isolated(due, { programId, id }, tally, () =>
        this.database.write(turn.actor, due.operation, (tx) => due.doOne(tx, turn.actor, id)),
      );
      if (isDone === true) tally.done += 1;
      else turn.passed.push(id);
    }
    // What was done may have made something else due: a challenge that opened may be due to end.
    return ids.length > 0;
  }

  private find(due: DueRows, { actor, until, share, passed }: Turn): Promise<readonly Id[]> {
    return this.database.read({ programId: actor.programId, kind: 'JOB' }, async (tx) => {
      const wanted = { until: until ?? tx.now, without: passed, limit: share };
      return (await due.dueRows(tx, wanted)).map(({ id }) => id);
    });
  }

  /** Throws where the database is away: the others would fail for the same reason. */
  private async isolated<T>(
    { operation }: DueRows,
    { programId, id }: { readonly programId: Id; readonly id: Id | null },
    { failed }: Tally,
    work: () => Promise<T>,
  ): Promise<T | undefined> {
    try {
      return await work();
    } catch (error) {
      if (outageOf(error)?.code === 'UNAVAILABLE') throw error;
      failed.push(id ?? programId);
      this.logger.error(
        { operation, programId, id, error: describeError(error) },
        'Something that is due could not be done; the next run tries it again',
      );
      return undefined;
    }
  }
}

/** No programme is always the last one, for whom no time is left. */
function fromAnywhere<T>(all: readonly T[]): T[] {
  const start = Math.floor(Math.random() * all.length);
  return [...all.slice(start), ...all.slice(0, start)];
}

function countOf({ operation }: DueRows, { done, failed }: Tally): number {
  if (failed.length === 0) return done;
  const named = failed.slice(0, NAMED).join(', ');
  throw new SweepFailed(`${operation} failed ${String(failed.length)} times: ${named}`);
}

import type pg from 'pg';
import type { DataSource, QueryRunner } from 'typeorm';
import type { PostgresDriver } from 'typeorm/driver/postgres/PostgresDriver.js';
import type { Actor } from '../../kernel/actor.js';
import { plusMs } from '../../kernel/clock.js';
import { newId, type Id } from '../../kernel/ids.js';
import { TryAgain } from '../errors/index.js';
import { isOutdated, type Asked, type BatchingClient } from './batching-client.js';
import { rollback } from './cross-program-database.js';
import { brandTx, endTx, runAfterCommit, type Tx } from './tx.js';

const MAX_ATTEMPTS = 3;
const RETRYABLE = new Set(['40001', '40P01']);
const READ: Beginning = {
  fresh: ['BEGIN READ ONLY ISOLATION LEVEL REPEATABLE READ'],
  // A transaction that was left open was a read: the next one is begun in its likeness.
  behindRead: ['ROLLBACK AND CHAIN'],
};
// The connections' own mode of planning is for what screens ask (`poolOptions`).
const WRITE_BEGINS = ['BEGIN ISOLATION LEVEL READ COMMITTED', 'SET LOCAL plan_cache_mode = auto'];
const WRITE: Beginning = { fresh: WRITE_BEGINS, behindRead: ['ROLLBACK', ...WRITE_BEGINS] };

/** How a transaction begins on a connection that is free, and on one whose read was left open. */
interface Beginning {
  readonly fresh: readonly string[];
  readonly behindRead: readonly string[];
}

/** A read transaction that stays open until `close`, for the many resolvers of one operation. */
export interface OpenRead {
  readonly tx: Tx;
  close(): Promise<void>;
}

interface Connected {
  readonly runner: QueryRunner;
  readonly client: pg.PoolClient & BatchingClient;
}

interface Began extends Connected {
  readonly tx: Tx;
  readonly answer: readonly unknown[];
}

/** Its names are nobody else's: an actor must not pass for one. */
interface Scope {
  readonly program: Id | null;
  readonly member?: Id;
  /** enters the programme in the scope's place, and tells the time with its answer */
  readonly question?: Asked;
}

/** The only door to the product's tables. */
export class Database {
  private readonly pool: pg.Pool;

  constructor(private readonly dataSource: DataSource) {
    this.pool = (dataSource.driver as PostgresDriver).master as pg.Pool;
  }

  /** One snapshot, read only. */
  async read<T>(scope: { programId: Id }, work: (tx: Tx) => Promise<T>): Promise<T> {
    const open = await this.openRead(scope);
    try {
      return await work(open.tx);
    } finally {
      await open.close();
    }
  }

  async openRead(scope: { programId: Id }): Promise<OpenRead> {
    return this.asOpenRead(await this.begin(READ, { program: scope.programId }));
  }

  /**
   * A read that is begun by a question of the caller's, and its rows. `question` enters the
   * programme and tells `real_now` and `offset_ms`, as `begin_program` does.
   */
  async openReadAsking(
    { programId: program }: { programId: Id },
    question: Asked,
  ): Promise<{ open: OpenRead; rows: readonly unknown[] }> {
    const began = await this.begin(READ, { program, question });
    return { open: this.asOpenRead(began), rows: began.answer };
  }

  /**
   * One atomic write, done by `actor` as `operation` (both go into the audit row, R-A3). The whole
   * of `work` is run again, at most three times, where PostgreSQL asks for it (40001, 40P01, a
   * table that was changed since a statement was prepared): it must change nothing but the
   * database. Throws what `work` throws, and TryAgain where PostgreSQL still asks for it after the
   * last time.
   */
  async write<T>(actor: Actor, operation: string, work: (tx: Tx) => Promise<T>): Promise<T> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await this.attempt(actor, operation, work);
      } catch (error) {
        if (!isRetryable(error)) throw error;
        if (attempt === MAX_ATTEMPTS) throw new TryAgain(error);
        await jitter(attempt);
      }
    }
  }

  /**
   * One atomic write whose now is a past moment: for the sample, which tells a story of months.
   * Nothing is run again. Throws NotASample for a programme of any other kind, whose history is
   * what happened, and for a moment to come.
   */
  async writeAt<T>(
    actor: Actor,
    operation: string,
    moment: Date,
    work: (tx: Tx) => Promise<T>,
  ): Promise<T> {
    return this.attempt(actor, operation, work, moment);
  }

  /** What belongs to one member in all programmes: their memberships and those programmes. */
  async readOwn<T>(memberId: Id, work: (tx: Tx) => Promise<T>): Promise<T> {
    const began = await this.begin(READ, { program: null, member: memberId });
    try {
      return await work(began.tx);
    } finally {
      await this.abandon(began);
    }
  }

  private async attempt<T>(
    actor: Actor,
    operation: string,
    work: (tx: Tx) => Promise<T>,
    moment?: Date,
  ): Promise<T> {
    const began = await this.begin(WRITE, { program: actor.programId });
    let result: T;
    try {
      if (moment !== undefined) await goBack(began, moment);
      await audit(began, actor, operation);
      result = await work(began.tx);
      await began.client.query('COMMIT');
    } catch (error) {
      await this.abandon(began);
      throw error;
    }
    await this.release(began);
    runAfterCommit(began.tx);
    return result;
  }

  private asOpenRead(began: Began): OpenRead {
    return { tx: began.tx, close: () => this.leave(began) };
  }

  private async begin(beginning: Beginning, scope: Scope): Promise<Began> {
    const runner = this.dataSource.createQueryRunner();
    const client = (await runner.connect()) as Connected['client'];
    try {
      const { realNow, offsetMs, answer } = await enter(client, beginning, scope);
      // TypeORM must believe in the transaction, or `save` would begin and commit one of its own.
      (runner as Mutable).isTransactionActive = true;
      const now = plusMs(realNow, offsetMs);
      const entered = { programId: scope.program ?? '', now, realNow };
      return { runner, client, tx: brandTx(runner.manager, client, entered), answer };
    } catch (error) {
      await this.abandon({ runner, client });
      throw error;
    }
  }

  /**
   * Ends a read. Where somebody waits for its connection, the end travels with their beginning
   * (`enter`); nobody but this class has the pool, so nobody finds themselves inside it.
   */
  private async leave(began: Began): Promise<void> {
    if (this.pool.waitingCount > 0) await this.release(began);
    else await this.abandon(began);
  }

  private async abandon(began: Connected): Promise<void> {
    await this.release(began, await rollback(began.client));
  }

  private async release({ runner, client }: Connected, failed?: Error): Promise<void> {
    const broken = failed ?? client.outdatedBy;
    endTx(runner.manager);
    (runner as Mutable).isTransactionActive = false;
    if (broken === undefined) await runner.release();
    // TypeORM's public release() would give a connection of unknown state back to the pool.
    else await (runner as unknown as ThrowsAway).releasePostgresConnection(broken);
  }
}

type Mutable = { -readonly [Key in keyof QueryRunner]: QueryRunner[Key] };

interface ThrowsAway {
  releasePostgresConnection(error: Error): Promise<void>;
}

interface Entered {
  readonly realNow: Date;
  readonly offsetMs: number;
  /** to the question that began it */
  readonly answer: readonly unknown[];
}

/** The end of what went on before, BEGIN, the programme and the clock, all in one message. */
async function enter(
  client: Connected['client'],
  beginning: Beginning,
  scope: Scope,
): Promise<Entered> {
  const isFree = client.getTransactionStatus() === 'I';
  const statements = isFree ? beginning.fresh : beginning.behindRead;
  const results = await client.together([
    ...statements.map((text) => ({ text, values: [] })),
    ...(scope.question === undefined ? scopeOf(scope) : [scope.question]),
  ]);
  const answer = (results.at(-1)?.rows ?? []) as { real_now: Date; offset_ms: number | null }[];
  const [row] = answer;
  if (!row) throw new Error('The database did not tell the time.');
  return { realNow: row.real_now, offsetMs: row.offset_ms ?? 0, answer };
}

/** The last of these tells the time. */
function scopeOf({ program, member }: Scope): Asked[] {
  const own: Asked[] =
    member === undefined
      ? []
      : [{ text: `SELECT set_config('app.member_id', $1, true)`, values: [member] }];
  return program === null
    ? [...own, { text: 'SELECT clock_timestamp() AS real_now, 0::int8 AS offset_ms', values: [] }]
    : [...own, { text: 'SELECT real_now, offset_ms FROM begin_program($1)', values: [program] }];
}

/** The past of another programme than a sample is never written, and nobody's future. */
export class NotASample extends Error {
  override readonly name = 'NotASample';
}

async function goBack({ client, tx }: Began, moment: Date): Promise<void> {
  const { rows } = await client.query<{ kind: string }>('SELECT kind FROM program WHERE id = $1', [
    tx.programId,
  ]);
  if (rows[0]?.kind !== 'SAMPLE') throw new NotASample('Only a sample is written in the past.');
  if (moment > tx.now) throw new NotASample('A sample is written up to now.');
  (tx as { now: Date }).now = moment;
}

async function audit(began: Began, actor: Actor, operation: string): Promise<void> {
  await began.client.query({
    name: 'audit',
    text: `INSERT INTO audit (program_id, id, recorded_at, program_now, operation, actor_kind,
             actor_id, member_id, actor_role, on_behalf_of, request_id)
           VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
    values: [
      actor.programId,
      newId(),
      began.tx.realNow,
      began.tx.now,
      operation,
      actor.kind,
      actor.id,
      actor.memberId,
      actor.role,
      actor.onBehalfOf,
      actor.requestId,
    ],
  });
}

function isRetryable(error: unknown): boolean {
  return RETRYABLE.has(sqlStateOf(error) ?? '') || isOutdated(error);
}

/** The SQLSTATE of a driver's error, also when TypeORM wrapped it. */
export function sqlStateOf(error: unknown): string | undefined {
  const { code, driverError } = error as { code?: unknown; driverError?: { code?: unknown } };
  const state = driverError?.code ?? code;
  return typeof state === 'string' ? state : undefined;
}

async function jitter(attempt: number): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, Math.random() * 20 * attempt));
}

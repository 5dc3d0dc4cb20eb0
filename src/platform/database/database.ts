import type { DataSource } from 'typeorm';
import type { Actor, ActorKind } from '../../kernel/actor.js';
import type { Id } from '../../kernel/ids.js';
import { TryAgain } from '../errors/index.js';
import { audit } from './audit.js';
import { isOutdated } from './pooled-client.js';
import { Places } from './places.js';
import {
  begin,
  commit,
  rollBack,
  type Begun,
  type Entered,
  type Question,
  type TransactionScope,
} from './transaction.js';
import { runAfterCommit, type Tx } from './tx.js';

const MAX_ATTEMPTS = 3;
/** Connections that no read which stays open takes: with them everybody else goes on. */
const KEPT_FREE = 2;
/** TypeORM's own, where no size is said. */
const DEFAULT_POOL = 10;
const RETRYABLE = new Set(['40001', '40P01']);

/** A read transaction that stays open until `close`, for the many resolvers of one operation. */
export interface OpenRead {
  readonly tx: Tx;
  close(): Promise<void>;
}

/** The programme that is read, and for whom: an actor is one. */
export interface ReadScope {
  readonly programId: Id;
  /** a job's or a command's reading may take longer than a request's, which it is unless told */
  readonly kind?: ActorKind;
}

/** The only door to the product's tables. */
export class Database {
  private readonly places: Places;

  constructor(private readonly dataSource: DataSource) {
    const { poolSize = DEFAULT_POOL } = dataSource.options as { readonly poolSize?: number };
    this.places = new Places(Math.max(1, poolSize - KEPT_FREE));
  }

  /** One snapshot, read only. */
  async read<T>(scope: ReadScope, work: (tx: Tx) => Promise<T>): Promise<T> {
    const { programId: program, kind } = scope;
    const begun = await begin(this.dataSource, 'read', { program, kind });
    try {
      return await work(begun.tx);
    } finally {
      await rollBack(begun);
    }
  }

  /** While it is open, its holder may need a second connection: there is always one for somebody. */
  async openRead({ programId: program, kind }: ReadScope): Promise<OpenRead> {
    return (await this.beginOpen({ program, kind })).open;
  }

  /**
   * A read that begins with a query of the caller's, and the rows of that query. `question` enters
   * the programme and returns `real_now` and `offset_ms`, as `begin_program` does.
   */
  // eslint-disable-next-line @typescript-eslint/no-unnecessary-type-parameters -- says what comes, as pg's own `query` does
  async openReadAsking<Row extends Entered>(
    { programId: program }: { programId: Id },
    question: Question,
  ): Promise<{ open: OpenRead; rows: readonly Row[] }> {
    const { open, begun } = await this.beginOpen({ program, question });
    return { open, rows: begun.answer as readonly Row[] };
  }

  private async beginOpen(scope: TransactionScope): Promise<{ open: OpenRead; begun: Begun }> {
    const giveBack = await this.places.take();
    try {
      const begun = await begin(this.dataSource, 'read', scope);
      const close = (): Promise<void> => rollBack(begun).finally(giveBack);
      return { open: { tx: begun.tx, close }, begun };
    } catch (error) {
      giveBack();
      throw error;
    }
  }

  /**
   * One atomic write, done by `actor` as `operation` (both go into the audit row, R-A3). The whole
   * of `work` is run again, at most three times, where PostgreSQL requires it (40001, 40P01, a
   * table that was changed since a statement was prepared): it must change nothing but the
   * database. Throws what `work` throws, and TryAgain where PostgreSQL still requires it after the
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
   * What a write would do: `work` is done as by `write`, and everything undone before its result is
   * returned, for a preview that says exactly what the act will do. It waits for the same locks.
   */
  async rehearse<T>(actor: Actor, operation: string, work: (tx: Tx) => Promise<T>): Promise<T> {
    try {
      return await this.write(actor, operation, async (tx) => {
        throw new Rehearsed(await work(tx));
      });
    } catch (error) {
      if (error instanceof Rehearsed) return error.result as T;
      throw error;
    }
  }

  /**
   * One atomic write whose now is a past moment: for the sample, whose history covers months.
   * Nothing is run again. Throws NotASample for a programme of any other kind, whose history is
   * what happened, and for a moment in the future.
   */
  async writeAt<T>(
    actor: Actor,
    operation: string,
    moment: Date,
    work: (tx: Tx) => Promise<T>,
  ): Promise<T> {
    return this.attempt(actor, operation, work, moment);
  }

  /** Reads one member's own rows in all programmes: their memberships and those programmes. */
  async readOwn<T>(memberId: Id, work: (tx: Tx) => Promise<T>): Promise<T> {
    const begun = await begin(this.dataSource, 'read', { program: null, member: memberId });
    try {
      return await work(begun.tx);
    } finally {
      await rollBack(begun);
    }
  }

  private async attempt<T>(
    actor: Actor,
    operation: string,
    work: (tx: Tx) => Promise<T>,
    moment?: Date,
  ): Promise<T> {
    const begun = await begin(this.dataSource, 'write', {
      program: actor.programId,
      kind: actor.kind,
    });
    let result: T;
    try {
      if (moment !== undefined) await goBack(begun, moment);
      await audit(begun.client, begun.tx, actor, operation);
      result = await work(begun.tx);
      await commit(begun);
    } catch (error) {
      await rollBack(begun);
      throw error;
    }
    runAfterCommit(begun.tx);
    return result;
  }
}

/** Only the past of a sample is ever written, and nobody's future. */
export class NotASample extends Error {
  override readonly name = 'NotASample';
}

async function goBack({ client, tx }: Begun, moment: Date): Promise<void> {
  const { rows } = await client.query<{ kind: string }>(
    'SELECT kind FROM program_state WHERE program_id = $1',
    [tx.programId],
  );
  if (rows[0]?.kind !== 'SAMPLE') throw new NotASample('Only a sample is written in the past.');
  if (moment > tx.now) throw new NotASample('A sample is written up to now.');
  (tx as { now: Date }).now = moment;
}

/** Ends a rehearsal: the transaction is undone as for any error. */
class Rehearsed extends Error {
  override readonly name = 'Rehearsed';

  constructor(readonly result: unknown) {
    super('This was only tried.');
  }
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

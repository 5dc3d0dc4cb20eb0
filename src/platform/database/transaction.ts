import type { DataSource, QueryRunner } from 'typeorm';
import { plusMs } from '../../kernel/clock.js';
import type { ActorKind } from '../../kernel/actor.js';
import { newId, type Id } from '../../kernel/ids.js';
import { ProgramGone } from '../errors/index.js';
import { connecting } from './connection-errors.js';
import { durabilityOf, limiting, limitsOf } from './limits.js';
import type { PooledClient } from './pooled-client.js';
import { brandTx, endTx, type Tx } from './tx.js';
import { markInTransaction } from './typeorm-transaction.js';

/** `begin_program` refuses a programme that is being deleted. */
const IS_GONE = 'GT002';

const BEGIN = {
  read: 'BEGIN READ ONLY ISOLATION LEVEL REPEATABLE READ',
  // The connections' own mode of planning is for the queries of screens (`poolOptions`).
  write: 'BEGIN ISOLATION LEVEL READ COMMITTED; SET LOCAL plan_cache_mode = auto',
};

/** A statement and its values, in PostgreSQL's own order ($1, $2, …). */
export interface Question {
  readonly text: string;
  readonly values: readonly unknown[];
}

/** Its names differ from an actor's, so that an actor cannot be passed by mistake. */
export interface TransactionScope {
  readonly program: Id | null;
  readonly member?: Id;
  /** who is at work: machines have more time than requests */
  readonly kind?: ActorKind | undefined;
  /** enters the programme in the scope's place, and returns the time with its rows */
  readonly question?: Question;
}

interface Connected {
  readonly runner: QueryRunner;
  readonly client: PooledClient;
}

export interface Begun extends Connected {
  readonly tx: Tx;
  /** what the query that began it returned */
  readonly answer: readonly unknown[];
}

/** What every query that begins a transaction returns: the time. */
export interface Entered {
  readonly real_now: Date;
  readonly offset_ms: number | null;
}

/** BEGIN, the programme and the clock, all in one write. */
export async function begin(
  dataSource: DataSource,
  kind: keyof typeof BEGIN,
  scope: TransactionScope,
): Promise<Begun> {
  const runner = dataSource.createQueryRunner();
  const client = (await connecting(runner.connect())) as PooledClient;
  const limits = limitsOf(scope.kind);
  client.answerWithinMs = limits?.answerMs;
  try {
    const [, ...results] = await Promise.all([
      client.query(beginning(kind, scope.kind)),
      ...questionsOf(scope).map(({ text, values }) => client.query<Entered>(text, [...values])),
    ]);
    const answer = results.at(-1)?.rows ?? [];
    const [entered] = answer;
    if (!entered) throw new Error('The database did not tell the time.');
    markInTransaction(runner, true);
    const tx = brandTx(runner.manager, client, {
      programId: scope.program ?? '',
      writeId: newId(),
      now: plusMs(entered.real_now, entered.offset_ms ?? 0),
      realNow: entered.real_now,
    });
    return { runner, client, tx, answer };
  } catch (error) {
    await rollBack({ runner, client });
    throw (error as { code?: unknown }).code === IS_GONE ? new ProgramGone() : error;
  }
}

function beginning(kind: keyof typeof BEGIN, actor: ActorKind | undefined): string {
  const limits = limitsOf(actor);
  const settings = [limits === null ? null : limiting(limits), durabilityOf(actor)];
  return [BEGIN[kind], ...settings.filter((each) => each !== null)].join('; ');
}

/** Where this throws, the transaction is still to be rolled back. */
export async function commit(begun: Begun): Promise<void> {
  endTx(begun.tx);
  await begun.client.commit();
  await giveBack(begun);
}

export async function rollBack(connected: Connected): Promise<void> {
  endTx(connected.runner.manager);
  await connected.client.rollBack();
  await giveBack(connected);
}

async function giveBack({ runner, client }: Connected): Promise<void> {
  markInTransaction(runner, false);
  // A pool removes a client that is ending.
  if (client.spoiledBy !== undefined) client.hangUp();
  await runner.release();
}

/** The last of these returns the time. */
function questionsOf({ program, member, question }: TransactionScope): Question[] {
  if (question !== undefined) return [question];
  const own: Question[] =
    member === undefined
      ? []
      : [{ text: `SELECT set_config('app.member_id', $1, true)`, values: [member] }];
  return program === null
    ? [...own, { text: 'SELECT clock_timestamp() AS real_now, 0::int8 AS offset_ms', values: [] }]
    : [...own, { text: 'SELECT real_now, offset_ms FROM begin_program($1)', values: [program] }];
}

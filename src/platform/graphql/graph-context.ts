import { Context } from '@nestjs/graphql';
import DataLoader from 'dataloader';
import type { Actor, Role } from '../../kernel/actor.js';
import type { Id } from '../../kernel/ids.js';
import type { Database, OpenRead, Tx } from '../database/index.js';
import { NotSignedIn } from '../errors/index.js';
import type { Scope } from './access.js';
import type { Loader } from './loader.js';

/** The caller: a member (perhaps of no programme yet), and the actor in the programme named. */
export interface Identity {
  readonly member: SignedInMember | null;
  readonly actor: Actor | null;
}

export interface SignedInMember {
  readonly id: Id;
  readonly name: string;
  readonly email: string;
  readonly language: string | null;
}

interface State {
  readonly startedMs: number;
  open: Promise<OpenRead> | null;
  closed: boolean;
  readonly loaders: Map<Loader<unknown>, DataLoader<string, unknown>>;
}

/** The role in which a field is read, and how far it reaches. */
interface Right {
  readonly role: Role;
  readonly scope: Scope;
  /** null in a query */
  readonly mutation: GrantedMutation | null;
}

export interface GrantedMutation {
  readonly name: string;
  /** the fields of its input that are ids */
  readonly ids: readonly string[];
}

export const OPERATION_LIMIT_MS = 10_000;

/** Nobody waits for its answer any more (`registerDeadline`). */
export class OperationTooLong extends Error {
  override readonly name = 'OperationTooLong';

  constructor() {
    super(`The operation took longer than ${String(OPERATION_LIMIT_MS)} ms.`);
  }
}

/**
 * What resolvers of one operation share: the caller, one read transaction (opened by the first that
 * needs it, one snapshot for the whole answer), and the loaders made for it.
 */
export class GraphContext {
  private constructor(
    private readonly database: Database,
    readonly identity: Identity,
    readonly requestId: string,
    private readonly state: State,
    private readonly right: Right | null,
  ) {}

  /** `open`: the operation's read transaction, where it was begun already. */
  static of(
    database: Database,
    identity: Identity,
    requestId: string,
    open: OpenRead | null = null,
  ): GraphContext {
    const state: State = {
      startedMs: performance.now(),
      open: open && Promise.resolve(open),
      closed: false,
      loaders: new Map(),
    };
    return new GraphContext(database, identity, requestId, state, null);
  }

  /** The same operation, seen with the right that an access row granted. */
  granted(right: Right): GraphContext {
    return new GraphContext(this.database, this.identity, this.requestId, this.state, right);
  }

  /** Null in fields that have no access row of their own. */
  get role(): Role | null {
    return this.right?.role ?? null;
  }

  get scope(): Scope | null {
    return this.right?.scope ?? null;
  }

  /** Its audit row and its idempotency keys are named by this. */
  get mutation(): GrantedMutation {
    const mutation = this.right?.mutation;
    if (!mutation) throw new Error('Only a mutation that an access row granted writes.');
    return mutation;
  }

  /** Throws NotSignedIn for a caller who is not signed in, or not in this programme. */
  get actor(): Actor {
    const { actor } = this.identity;
    if (actor === null) throw new NotSignedIn();
    return this.role === null ? actor : { ...actor, role: this.role };
  }

  get member(): SignedInMember {
    const { member } = this.identity;
    if (member === null) throw new NotSignedIn();
    return member;
  }

  async tx(): Promise<Tx> {
    if (this.state.closed) throw new Error('The operation was answered already.');
    if (performance.now() - this.state.startedMs > OPERATION_LIMIT_MS) {
      throw new OperationTooLong();
    }
    this.state.open ??= this.database.openRead({ programId: this.actor.programId });
    return (await this.state.open).tx;
  }

  /** The operation's snapshot is dropped before, so that the answer shows what was written. */
  async write<T>(operation: string, work: (tx: Tx, actor: Actor) => Promise<T>): Promise<T> {
    await this.dropSnapshot();
    const { actor } = this;
    return this.database.write(actor, operation, (tx) => work(tx, actor));
  }

  /** What a write would do, for a preview: it is tried, and undone (`Database.rehearse`). */
  rehearse<T>(operation: string, work: (tx: Tx, actor: Actor) => Promise<T>): Promise<T> {
    const { actor } = this;
    return this.database.rehearse(actor, operation, (tx) => work(tx, actor));
  }

  /** Null where there is no row of that key. */
  load<Value>(loader: Loader<Value>, key: string): Promise<Value | null> {
    let made = this.state.loaders.get(loader);
    if (!made) {
      made = new DataLoader<string, unknown>(async (keys) => {
        const found = await loader.load(await this.tx(), keys);
        return keys.map((each) => found.get(each) ?? null);
      });
      this.state.loaders.set(loader, made);
    }
    return made.load(key) as Promise<Value | null>;
  }

  /** The operation is run once more: on a snapshot of its own, with nothing loaded. */
  async startAgain(): Promise<void> {
    await this.dropSnapshot();
  }

  /** Called once the answer is sent or the request is gone. */
  async close(): Promise<void> {
    this.state.closed = true;
    await this.dropSnapshot();
  }

  private async dropSnapshot(): Promise<void> {
    const { open } = this.state;
    this.state.open = null;
    this.state.loaders.clear();
    // Where opening failed, its resolver received the error; there is nothing to close.
    const opened = await open?.catch(() => null);
    await opened?.close();
  }
}

/** What GraphQL hands to every resolver as its third parameter. */
export interface Contexts {
  readonly graph: GraphContext;
}

/** The second parameter of a resolver whose field has no arguments. */
export type NoArgs = Readonly<Record<string, never>>;

/** The parameter of a resolver that receives the operation's GraphContext. */
export const Graph = (): ParameterDecorator => Context('graph');

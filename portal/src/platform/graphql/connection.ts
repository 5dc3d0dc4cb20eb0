import {
  mapExchange,
  type Client,
  type Exchange,
  type Operation,
  type OperationResult,
} from 'urql';
import { errorCode, isUnreachable } from './errors.js';

/** Why the page may be out of date: no answers come, or the server failed inside. */
export type ConnectionProblem = 'UNREACHABLE' | 'BROKEN';

export interface ConnectionState {
  trouble: ConnectionProblem | null;
}

function failureOf({ error, data }: OperationResult): ConnectionProblem | null {
  if (error && isUnreachable(error)) return 'UNREACHABLE';
  // Without earlier data, the page shows the error in the place of its data.
  return error && errorCode(error) === 'INTERNAL_ERROR' && data ? 'BROKEN' : null;
}

/**
 * The state of a client's connection. An answer that was shown stays when a new request fails, so
 * that no form disappears with its input; the queries without an answer are kept for a retry.
 */
export class Connection {
  /** Also answers that no page shows: a page that reloads unsubscribes for a moment. */
  private readonly answers = new Map<number, unknown>();
  private readonly unanswered = new Map<
    number,
    { operation: Operation; trouble: ConnectionProblem }
  >();
  private readonly listeners = new Set<() => void>();
  private state: ConnectionState = { trouble: null };

  readonly exchange: Exchange = (input) => {
    const judged = mapExchange({
      onResult: (result) => (result.operation.kind === 'query' ? this.judge(result) : result),
    })(input);
    return (operations) =>
      judged((sink) => {
        operations((signal) => {
          // mapExchange passes no teardowns, and only they show that no page uses a query any more.
          const carried = signal ? signal[0] : undefined;
          if (typeof carried === 'object' && carried.kind === 'teardown') this.forget(carried.key);
          sink(signal);
        });
      });
  };

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  /** A new object after every answer that changed it, also where the trouble is the same. */
  readonly current = (): ConnectionState => this.state;

  /** Runs every query again that had no answer. */
  retry(client: Client): void {
    for (const { operation } of [...this.unanswered.values()]) {
      const context = { ...operation.context, requestPolicy: 'network-only' as const };
      client.reexecuteOperation(client.createRequestOperation('query', operation, context));
    }
  }

  private judge(result: OperationResult): OperationResult {
    const { operation, error } = result;
    const data: unknown = result.data;
    if (data && !error) this.answers.set(operation.key, data);
    const kept = data ?? this.answers.get(operation.key);
    const shown = { ...result, data: kept };
    const trouble = failureOf(shown);
    if (trouble) this.unanswered.set(operation.key, { operation, trouble });
    else this.unanswered.delete(operation.key);
    this.tell();
    return trouble ? shown : result;
  }

  private forget(key: number): void {
    this.unanswered.delete(key);
    this.tell();
  }

  private tell(): void {
    const troubles = [...this.unanswered.values()].map(({ trouble }) => trouble);
    const trouble = troubles.includes('UNREACHABLE') ? 'UNREACHABLE' : (troubles[0] ?? null);
    if (trouble === null && this.state.trouble === null) return;
    this.state = { trouble };
    for (const listener of this.listeners) listener();
  }
}

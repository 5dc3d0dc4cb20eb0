import { DisplayableError } from '../../kernel/displayable-error.js';
import type pg from 'pg';

/** Connections of one process, by what holds them. */
export interface ConnectionBudget {
  readonly product: number;
  readonly jobs: number;
  readonly signIn: number;
  readonly queue: number;
}

/** Each worker parks one client in LISTEN; with fewer than these beside them nothing is processed. */
export const SPARE_QUEUE_CLIENTS = 4;

export class ConnectionBudgetError extends DisplayableError {
  override readonly name = 'ConnectionBudgetError';
}

/** Clients that the queues of a process with `workers` workers need on PostgreSQL. */
export function queueClients(workers: number): number {
  return workers + SPARE_QUEUE_CLIENTS;
}

/** Throws ConnectionBudgetError where BullMQ would starve without an error. */
export function assertQueuePool(max: number, workers: number): void {
  if (max >= queueClients(workers)) return;
  throw new ConnectionBudgetError(
    `The pool of the queues has ${String(max)} connections; ${String(workers)} workers need at least ` +
      `${String(queueClients(workers))}, or no job would ever run.`,
  );
}

/** Throws ConnectionBudgetError where this process alone would use up what the server allows. */
export async function assertConnectionBudget(
  client: Pick<pg.ClientBase, 'query'>,
  budget: ConnectionBudget,
): Promise<void> {
  const { rows } = await client.query<{ max: number; reserved: number }>(
    `SELECT current_setting('max_connections')::int AS max,
            current_setting('superuser_reserved_connections')::int
              + coalesce(current_setting('reserved_connections', true)::int, 0) AS reserved`,
  );
  const { max, reserved } = rows[0] ?? { max: 0, reserved: 0 };
  const wanted = budget.product + budget.jobs + budget.signIn + budget.queue;
  if (wanted <= max - reserved) return;
  throw new ConnectionBudgetError(
    `One process needs ${String(wanted)} connections (product ${String(budget.product)}, jobs ` +
      `${String(budget.jobs)}, sign-in ${String(budget.signIn)}, queue ${String(budget.queue)}), but ` +
      `PostgreSQL allows ${String(max - reserved)} (max_connections = ${String(max)}, ` +
      `${String(reserved)} reserved). Raise max_connections.`,
  );
}

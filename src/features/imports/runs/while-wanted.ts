import type { Actor } from '../../../kernel/actor.js';
import type { Id } from '../../../kernel/ids.js';
import type { Database } from '../../../platform/database/index.js';

const LOOK_AGAIN_MS = 1_000;

export interface WantedRun {
  readonly actor: Actor;
  /** null while it has no row yet */
  readonly id: () => Id | null;
  /** the process ends */
  readonly stop: AbortSignal | undefined;
}

/** `asked`: somebody requested that it stops; not the process. */
export interface Wanted {
  readonly signal: AbortSignal;
  readonly asked: () => boolean;
}

/**
 * Works until the work is done, or somebody no longer wants it: what they request is a column of its
 * row, which any process can write, and which is looked at meanwhile.
 */
export async function whileWanted<Result>(
  database: Database,
  { actor, id, stop }: WantedRun,
  work: (wanted: Wanted) => Promise<Result>,
): Promise<Result> {
  const asked = new AbortController();
  const look = async (): Promise<void> => {
    const runId = id();
    if (runId === null) return;
    if (await isStopRequested(database, actor, runId)) asked.abort();
  };
  // A look that fails is repeated; the work itself says what is wrong with the database.
  const timer = setInterval(() => void look().catch(() => undefined), LOOK_AGAIN_MS);
  const signals = stop === undefined ? [asked.signal] : [stop, asked.signal];
  try {
    return await work({ signal: AbortSignal.any(signals), asked: () => asked.signal.aborted });
  } finally {
    clearInterval(timer);
  }
}

async function isStopRequested(database: Database, actor: Actor, id: Id): Promise<boolean> {
  const rows = await database.read(actor, (tx) =>
    tx.query<unknown[]>(
      'SELECT FROM import_run WHERE program_id = $1 AND id = $2 AND stop_requested',
      [tx.programId, id],
    ),
  );
  return rows.length > 0;
}

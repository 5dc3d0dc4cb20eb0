import { realpathSync } from 'node:fs';

import { EmbeddedError, systemCode } from './embedded-error.js';
import type { HomeLayout } from './home.js';
import { DATABASE, LOGIN } from './make-cluster.js';
import { disownPidFile, readPidFile } from './pid-file.js';
import type { PidFile } from './pid-file.js';
import { isPostgresOf, markOf } from './process-mark.js';
import { HOST } from './server-process.js';
import type { RunningServer } from './server-process.js';
import { waitFor } from './wait.js';

const ANSWER_TIMEOUT_MS = 2_000;

/** How long a pid file may be half written before it counts as left over. */
const WRITE_TIMEOUT_MS = 1_000;

type Answer = { version: string } | 'other' | 'none';

export type Found =
  | RunningServer
  /** Nothing runs. `unclean`: a server was here and did not end well. */
  | { unclean: boolean };

/**
 * Finds the server that an earlier process left running, and waits for one that is starting or
 * recovering. The pid file of a dead server, or one whose number another process has now, is made
 * harmless. Throws `DATA_FOLDER_IN_USE` for a server of this folder that is not ours.
 */
export async function findServer(
  layout: HomeLayout,
  password: string | undefined,
  timeoutMs: number,
): Promise<Found> {
  const found = await waitFor(timeoutMs, async () => {
    const file = await readWholePidFile(layout.data);
    if (!file) return { unclean: false };
    const answer = await ask(layout, file, password);
    const mark = markOf(file.pid);
    if (typeof answer === 'object' && mark && file.port !== undefined) {
      const { port, socketFolder } = file;
      return { mark, port, socketFolder, version: answer.version };
    }
    if (mark && isPostgresOf(file.pid, layout.data)) {
      if (answer === 'other') throw inUse(layout, file.pid, otherPassword(layout));
      return undefined;
    }
    disownPidFile(layout.data);
    return { unclean: true };
  });
  if (found) return found;
  const file = readPidFile(layout.data);
  const pid = file && file !== 'unreadable' ? file.pid : 0;
  throw inUse(layout, pid, `it does not answer after ${String(Math.round(timeoutMs / 1000))} s`);
}

async function readWholePidFile(data: string): Promise<PidFile | undefined> {
  const file = readPidFile(data);
  if (file !== 'unreadable') return file;
  const whole = await waitFor(WRITE_TIMEOUT_MS, () => {
    const again = readPidFile(data);
    return again === 'unreadable' ? undefined : { file: again };
  });
  if (!whole) disownPidFile(data);
  return whole?.file;
}

async function ask(
  layout: HomeLayout,
  file: PidFile,
  password: string | undefined,
): Promise<Answer> {
  if (file.port === undefined || !file.ready) return 'none';
  if (password === undefined) return 'other';
  // Loaded here, because the usual start needs no connection.
  const { default: pg } = await import('pg');
  const client = new pg.Client({
    host: HOST,
    port: file.port,
    user: LOGIN,
    password,
    database: DATABASE,
    ssl: false,
    connectionTimeoutMillis: ANSWER_TIMEOUT_MS,
    query_timeout: ANSWER_TIMEOUT_MS,
  });
  // When a server dies between two messages, the promise of the query reports it too.
  client.on('error', () => undefined);
  try {
    await client.connect();
    const { rows } = await client.query<{ folder: string; version: string }>(
      `SELECT current_setting('data_directory') AS folder,
              current_setting('server_version') AS version`,
    );
    const [row] = rows;
    if (!row) return 'none';
    const isOurs = realpathSync(row.folder) === realpathSync(layout.data);
    return isOurs ? { version: row.version } : 'other';
  } catch (error) {
    const code = systemCode(error) ?? '';
    // A wrong password, a role or a database that is not there.
    return code.startsWith('28') || code.startsWith('3D') ? 'other' : 'none';
  } finally {
    // Nothing is lost with a connection that cannot even be closed.
    await client.end().catch(() => undefined);
  }
}

function otherPassword({ passwordFile }: HomeLayout): string {
  return (
    `it does not accept the password in ${passwordFile}. Where that file was changed, put it back, or ` +
    'stop the server and delete the file: the next start makes a new one'
  );
}

function inUse(layout: HomeLayout, pid: number, reason: string): EmbeddedError {
  return new EmbeddedError(
    'DATA_FOLDER_IN_USE',
    `${layout.data} is in use by PostgreSQL, process ${String(pid)}: ${reason}. ` +
      `Stop it ("kill -INT ${String(pid)}"), or set GOODTURN_HOME to another folder.`,
  );
}

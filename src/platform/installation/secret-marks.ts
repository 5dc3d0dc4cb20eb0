import { createHmac, timingSafeEqual } from 'node:crypto';
import type pg from 'pg';
import type { Secrets } from '../config/index.js';

export type SecretName = keyof Secrets;

const NAMES: readonly SecretName[] = ['session', 'code', 'hash'];

export type Marks = Readonly<Record<SecretName, Buffer>>;

/** Null for a database that has none yet. */
export async function readMarks(client: pg.ClientBase): Promise<Marks | null> {
  const { rows } = await client.query<Marks & pg.QueryResultRow>(
    'SELECT session, code, hash FROM secret_mark',
  );
  return rows[0] ?? null;
}

/** The names of those that are others than the data was written with. */
export function othersThan(marks: Marks, secrets: Secrets): SecretName[] {
  return NAMES.filter((name) => !timingSafeEqual(marks[name], markOf(name, secrets)));
}

/** Does nothing where another start was first. */
export async function leaveMarks(client: pg.ClientBase, secrets: Secrets): Promise<void> {
  await client.query(
    `INSERT INTO secret_mark (installation, session, code, hash, recorded_at)
     VALUES (1, $1, $2, $3, clock_timestamp()) ON CONFLICT DO NOTHING`,
    valuesOf(secrets),
  );
}

/** From now on these are the secrets of the data. */
export async function replaceMarks(client: pg.ClientBase, secrets: Secrets): Promise<void> {
  await client.query(
    `UPDATE secret_mark SET session = $1, code = $2, hash = $3, recorded_at = clock_timestamp()`,
    valuesOf(secrets),
  );
}

function valuesOf(secrets: Secrets): Buffer[] {
  return NAMES.map((name) => markOf(name, secrets));
}

function markOf(name: SecretName, secrets: Secrets): Buffer {
  return createHmac('sha256', secrets[name]).update(`goodturn, mark of ${name}`).digest();
}

import type pg from 'pg';
import type { RepeatableFile } from '../../migrations/index.js';
import { sqlStateOf } from './database.js';

/** "more than one function named …": a file ends with words about the function of its name. */
const AMBIGUOUS_FUNCTION = '42725';

/** "cannot change return type of existing function", "cannot drop columns from view" */
const NEEDS_A_DROP = new Set(['42P13', '42P16', AMBIGUOUS_FUNCTION]);

/**
 * A function whose arguments changed would be added beside its old form, and neither the return
 * type of a function nor the columns of a view can be replaced: then the old one is dropped first,
 * with the views on it. Those depend on it, so they are among `changed`, and are made again after
 * it.
 */
export async function applyFile(
  owner: pg.Client,
  file: RepeatableFile,
  changed: readonly RepeatableFile[],
): Promise<void> {
  await owner.query('SAVEPOINT before_file');
  if (await replaces(owner, file)) return;
  await owner.query('ROLLBACK TO before_file');
  const behind = changed.slice(changed.indexOf(file) + 1);
  for (const { kind, object } of behind.reverse()) {
    if (kind === 'VIEW') await dropObject(owner, kind, object ?? '');
  }
  await dropObject(owner, file.kind, file.object ?? '');
  await owner.query(file.text);
}

/** False where the old form is in the way. */
async function replaces(
  owner: pg.Client,
  { kind, object, text }: RepeatableFile,
): Promise<boolean> {
  try {
    await owner.query(text);
  } catch (error) {
    if (NEEDS_A_DROP.has(sqlStateOf(error) ?? '')) return false;
    throw error;
  }
  return kind !== 'FUNCTION' || (await signaturesOf(owner, object ?? '')).length <= 1;
}

export async function dropObject(
  owner: pg.Client,
  kind: RepeatableFile['kind'],
  object: string,
): Promise<void> {
  if (kind === 'VIEW') await owner.query(`DROP VIEW IF EXISTS ${object}`);
  if (kind !== 'FUNCTION') return;
  for (const signature of await signaturesOf(owner, object)) {
    await owner.query(`DROP FUNCTION ${signature}`);
  }
}

/** e.g. `use_lots(uuid,uuid,bigint,bigint,bigint)`; a name is one function's, or none's. */
async function signaturesOf(owner: pg.Client, object: string): Promise<string[]> {
  const [name = '', schema = 'public'] = object.split('.').reverse();
  const { rows } = await owner.query<{ signature: string }>(
    `SELECT oid::regprocedure::text AS signature FROM pg_proc
      WHERE pronamespace = to_regnamespace($1) AND proname = $2`,
    [schema, name],
  );
  return rows.map(({ signature }) => signature);
}

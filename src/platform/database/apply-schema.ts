import type pg from 'pg';
import { DisplayableError } from '../../kernel/displayable-error.js';
import type { RepeatableFile, TableFile } from '../../migrations/index.js';
import { databaseFailureOf } from './database-failure.js';
import { applyFile, dropObject } from './repeatable-objects.js';

/** The schema of this database cannot be brought up to date. */
class SchemaNotApplied extends DisplayableError {
  override readonly name = 'SchemaNotApplied';
}

/** Each file in a transaction of its own; throws where one that ran before has changed since. */
export async function applyTables(
  owner: pg.Client,
  tables: readonly TableFile[],
  log: (line: string) => void,
): Promise<string[]> {
  await owner.query(`
    CREATE TABLE IF NOT EXISTS schema_file (
      name text PRIMARY KEY, hash text NOT NULL, applied_at timestamptz NOT NULL
    )`);
  const applied: string[] = [];
  const done = await recorded(owner);
  for (const { name, hash, up } of tables) {
    const before = done.get(name);
    if (before !== undefined && before !== hash) {
      throw new SchemaNotApplied(
        `src/migrations/${name}.sql has changed since it ran in this database. Put it back, and ` +
          'write what is new in a file of its own. (Before its release: begin with a fresh database.)',
      );
    }
    if (before !== undefined) continue;
    await owner.query('BEGIN');
    await named(name, owner.query(up));
    await record(owner, name, hash);
    await owner.query('COMMIT');
    log(`migrated: ${name}`);
    applied.push(name);
  }
  return applied;
}

/**
 * Inside the caller's transaction: applies what is new or changed, drops what has no file any more,
 * and returns the names of what was applied. A file that depends on a changed file counts as
 * changed.
 */
export async function applyRepeatables(
  owner: pg.Client,
  repeatables: readonly RepeatableFile[],
): Promise<string[]> {
  const done = await recorded(owner);
  const changed = repeatables.filter(({ name, hash }) => done.get(name) !== hash);
  for (const file of changed) {
    await named(file.name, applyFile(owner, file, changed));
    await record(owner, file.name, file.hash);
  }
  const known = new Set(repeatables.map(({ name }) => name));
  const made = new Set(repeatables.map(({ object }) => object));
  for (const name of done.keys()) {
    if (known.has(name) || name.startsWith('tables/')) continue;
    // A file that was moved still makes the same object.
    const object = name.slice(name.lastIndexOf('/') + 1);
    if (!made.has(object)) await named(name, dropObject(owner, kindOf(name), object));
    await owner.query('DELETE FROM schema_file WHERE name = $1', [name]);
  }
  await owner.query(FORGET_WHAT_IS_GONE);
  return changed.map(({ name }) => name);
}

const FORGET_WHAT_IS_GONE = `
  DELETE FROM schema_object
   WHERE CASE kind WHEN 'FUNCTION' THEN to_regprocedure(name) IS NULL
                   WHEN 'SCHEMA' THEN to_regnamespace(name) IS NULL
                   ELSE to_regclass(name) IS NULL END`;

function kindOf(name: string): RepeatableFile['kind'] {
  if (name.startsWith('functions/')) return 'FUNCTION';
  return name.startsWith('views/') ? 'VIEW' : 'ACCESS';
}

async function recorded(owner: pg.Client): Promise<Map<string, string>> {
  const { rows } = await owner.query<{ name: string; hash: string }>(
    'SELECT name, hash FROM schema_file',
  );
  return new Map(rows.map(({ name, hash }) => [name, hash]));
}

async function record(owner: pg.Client, name: string, hash: string): Promise<void> {
  await owner.query(
    `INSERT INTO schema_file (name, hash, applied_at) VALUES ($1, $2, clock_timestamp())
     ON CONFLICT (name) DO UPDATE SET hash = excluded.hash, applied_at = excluded.applied_at`,
    [name, hash],
  );
}

/** Adds the file's name and the reason; the driver's own message quotes rows. */
async function named(name: string, work: Promise<unknown>): Promise<void> {
  try {
    await work;
  } catch (error) {
    const says = databaseFailureOf(error)?.says;
    if (says === undefined) throw error;
    throw new SchemaNotApplied(
      `src/migrations/${name}.sql could not be applied, and nothing of it was. ${says}`,
      { cause: error },
    );
  }
}

import { randomBytes } from 'node:crypto';
import type pg from 'pg';
import type { DataSource } from 'typeorm';
import { machineActor, type Actor } from '../../../src/kernel/actor.js';
import { momentOf } from '../../../src/kernel/clock.js';
import { newId, type Id } from '../../../src/kernel/ids.js';
import {
  CrossProgramDatabase,
  Database,
  makePool,
  openDataSource,
  poolOptions,
  type DatabaseMode,
  type EntityClass,
} from '../../../src/platform/database/index.js';
import { asSuperuser, modeOfRun, templateFor, urlOf, type Template } from './test-template.js';

/** A clone of the migrated template, for one spec file; the roles are those of production. */
export interface TestDatabase {
  /** as the login of production: the superuser where roles are separated, else the only login */
  readonly url: string;
  readonly mode: DatabaseMode;
  readonly database: Database;
  readonly crossProgram: CrossProgramDatabase;
  readonly dataSource: DataSource;
  /** As the server's superuser: sees every programme, and what no role of ours may do. */
  superuser<Row extends pg.QueryResultRow>(sql: string, values?: unknown[]): Promise<Row[]>;
  createProgram(settings?: Partial<TestProgram>): Promise<TestProgram & { actor: Actor }>;
  close(): Promise<void>;
}

export interface TestProgram {
  readonly id: Id;
  readonly slug: string;
  readonly kind: 'SAMPLE' | 'SANDBOX' | 'LIVE';
  readonly timeZone: string;
  readonly currency: string;
  readonly windowDays: number;
  readonly conversionPoints: number;
  readonly lateWinPoints: number;
  readonly assistPoints: number;
  readonly returnPolicy: 'ONLY_PENDING' | 'WITHIN_BALANCE' | 'DEBT';
}

export interface TestDatabaseOptions {
  /** connections of the application; 10 unless told */
  readonly poolSize?: number;
  /** that of the run (`GOODTURN_TEST_MODE`) unless told */
  readonly mode?: DatabaseMode;
  /** what is cloned; the migrated database of the mode unless told */
  readonly template?: Template;
}

const ignore = (): void => undefined;

export async function openTestDatabase(
  entities: readonly EntityClass[] = [],
  wish: number | TestDatabaseOptions = {},
): Promise<TestDatabase> {
  const options = typeof wish === 'number' ? { poolSize: wish } : wish;
  const { poolSize = 10, mode = modeOfRun() } = options;
  const template = options.template ?? (await templateFor(mode));
  const name = `goodturn_test_${randomBytes(6).toString('hex')}`;
  const owner = template.login === null ? '' : `OWNER ${template.login}`;
  await asSuperuser((client) =>
    client.query(`CREATE DATABASE ${name} TEMPLATE ${template.name} ${owner}`),
  );
  const url = urlOf(name, template.login);
  const dataSource = await openDataSource({
    url,
    mode,
    role: 'goodturn_app',
    max: poolSize,
    entities,
    onError: ignore,
  });
  const crossProgram = new CrossProgramDatabase(
    makePool(poolOptions(url, mode, 'goodturn_jobs', 2), ignore),
  );
  const superuser = makePool({ connectionString: urlOf(name), max: 2 }, ignore);
  return {
    url,
    mode,
    database: new Database(dataSource),
    crossProgram,
    dataSource,
    superuser: async <Row extends pg.QueryResultRow>(sql: string, values: unknown[] = []) =>
      (await superuser.query<Row>(sql, values)).rows,
    createProgram: (settings = {}) => insertProgram(superuser, settings),
    async close() {
      await Promise.all([dataSource.destroy(), crossProgram.end(), superuser.end()]);
      await asSuperuser((client) => client.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`));
    },
  };
}

async function insertProgram(
  superuser: pg.Pool,
  settings: Partial<TestProgram>,
): Promise<TestProgram & { actor: Actor }> {
  const program: TestProgram = {
    id: newId(),
    slug: `p${randomBytes(5).toString('hex')}`,
    kind: 'SANDBOX',
    timeZone: 'Asia/Tokyo',
    currency: 'JPY',
    windowDays: 60,
    conversionPoints: 500,
    lateWinPoints: 0,
    assistPoints: 0,
    returnPolicy: 'WITHIN_BALANCE',
    ...settings,
  };
  await superuser.query(
    `INSERT INTO program (id, slug, name, kind, locale, time_zone, currency, color,
       conversion_window_days, conversion_points, late_win_points, assist_points,
       first_contact_days, return_policy, clock_offset_ms, deleting, version, created_at)
     VALUES ($1, $2, 'Test programme', $3, 'en', $4, $5, '#1f6f5c', $6, $7, $8, $9, 2, $10, 0, false, 1, $11)`,
    [
      program.id,
      program.slug,
      program.kind,
      program.timeZone,
      program.currency,
      program.windowDays,
      program.conversionPoints,
      program.lateWinPoints,
      program.assistPoints,
      program.returnPolicy,
      momentOf(Date.now()),
    ],
  );
  return { ...program, actor: machineActor('CLI', program.id, 'test') };
}

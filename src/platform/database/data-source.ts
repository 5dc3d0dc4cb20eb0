import pg from 'pg';
import { DataSource, type EntitySchema } from 'typeorm';
import { connecting } from './connection-errors.js';
import { poolOptions, type DatabaseMode, type DatabaseRole } from './pools.js';
import { WatchedPool } from './watched-pool.js';

// eslint-disable-next-line @typescript-eslint/no-unsafe-function-type -- TypeORM's own name for a class
export type EntityClass = Function | EntitySchema;

export interface DataSourceOptions {
  readonly url: string;
  readonly mode: DatabaseMode;
  readonly role: DatabaseRole;
  readonly max: number;
  readonly entities: readonly EntityClass[];
  readonly onError: (error: Error) => void;
}

/** TypeORM over a pool that enters `role` at connect; never synchronises, never logs values. */
export async function openDataSource(options: DataSourceOptions): Promise<DataSource> {
  const { connectionString, max, ...extra } = poolOptions(
    options.url,
    options.mode,
    options.role,
    options.max,
  );
  const source = new DataSource({
    type: 'postgres',
    driver: { ...pg, Pool: WatchedPool },
    url: connectionString ?? options.url,
    poolSize: max ?? options.max,
    extra,
    entities: [...options.entities],
    synchronize: false,
    migrationsRun: false,
    logging: false,
    installExtensions: false,
    poolErrorHandler: options.onError,
  });
  return connecting(source.initialize());
}

import { ENTITIES } from './app.module.js';
import type { Config } from './platform/config/index.js';
import {
  CrossProgramDatabase,
  Database,
  makePool,
  openDataSource,
  poolOptions,
} from './platform/database/index.js';
import { type DatabaseServer, openInstallation } from './platform/installation/index.js';
import { assertConnectionBudget, queueConnections } from './platform/jobs/index.js';
import { openMailer } from './platform/mail/index.js';
import type { Ground } from './platform/platform.module.js';
import { describeError, type Logger } from './platform/telemetry/index.js';

/** The connections of one process, beside its queues. */
export const CONNECTIONS = { product: 10, jobs: 3, signIn: 3 } as const;

export interface OpenedGround extends Ground {
  /** pools first, the embedded server last */
  close(): Promise<void>;
}

/** Opens what every process needs: server, CLI and tests. `report` gets progress, for people. */
export async function openGround(
  config: Config,
  server: DatabaseServer,
  logger: Logger,
  report: (line: string) => void,
): Promise<OpenedGround> {
  const installation = await openInstallation(config, server, report);
  const { databaseUrl: url, mode } = installation;
  let closing = false;
  const onError = (error: Error): void => {
    // The embedded server may be gone before a connection that was ended.
    if (!closing)
      logger.warn({ error: describeError(error) }, 'An idle database connection was lost');
  };
  try {
    const dataSource = await openDataSource({
      url,
      mode,
      role: 'goodturn_app',
      max: CONNECTIONS.product,
      entities: ENTITIES,
      onError,
    });
    const crossProgram = new CrossProgramDatabase(
      makePool(poolOptions(url, mode, 'goodturn_jobs', CONNECTIONS.jobs), onError),
    );
    await crossProgram.write((client) =>
      assertConnectionBudget(client, {
        ...CONNECTIONS,
        queue: queueConnections(config),
      }),
    );
    const mailer = openMailer(config);
    return {
      config,
      installation,
      logger,
      database: new Database(dataSource),
      crossProgram,
      mailer,
      async close() {
        closing = true;
        await Promise.all([dataSource.destroy(), crossProgram.end(), mailer.close()]);
        await installation.release();
      },
    };
  } catch (error) {
    await installation.release();
    throw error;
  }
}

import { NestFactory } from '@nestjs/core';
import { destination } from 'pino';
import 'reflect-metadata';
import type { Abstract, Type } from '@nestjs/common';
import { AppModule } from './app.module.js';
import { ImportRefused, ImportStopped } from './features/imports/index.js';
import { machineActor, type Actor } from './kernel/actor.js';
import { newId, type Id } from './kernel/ids.js';
import { openGround, type OpenedGround } from './open-ground.js';
import { ConfigError, readConfig, type Config } from './platform/config/index.js';
import { InvalidInput } from './platform/errors/index.js';
import { openServer, settleHome } from './database-server.js';
import { makeLogger, NestLogger, type Logger } from './platform/telemetry/index.js';
import { listPrograms } from './platform/tenancy/index.js';

/** The command was written wrong: what is wrong, and what would be right. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/** It ran, and found something that is not as it should be; what that is was said already. */
export class FoundWrong extends Error {
  override readonly name = 'FoundWrong';
}

/** What a command works with: the product without HTTP and without workers. */
export interface CliApp {
  readonly config: Config;
  readonly ground: OpenedGround;
  /** aborted by Ctrl-C: what is under way is finished, nothing more is begun */
  readonly stop: AbortSignal;
  readonly get: <Verb>(verb: Type<Verb> | Abstract<Verb>) => Verb;
}

/** Progress and remarks, for people; standard output is for what was asked. */
export function tell(line: string): void {
  process.stderr.write(`${line}\n`);
}

export function print(line: string): void {
  process.stdout.write(`${line}\n`);
}

export function cliLogger(config: Config): Logger {
  return makeLogger(config.logLevel === 'info' ? 'warn' : config.logLevel, destination(2));
}

/** The settings, with a role that starts no worker. */
export function cliConfig(): Config {
  return settleHome({ ...readConfig(), role: 'api' }, tell);
}

/**
 * Opens the product, also while the server is running, and closes it again. The embedded server is
 * started if need be, and stopped if nobody else uses it.
 */
export function withApp<T>(work: (cli: CliApp) => Promise<T>): Promise<T> {
  return stoppable((stop) => openApp(stop, work));
}

/** Ctrl-C asks the work to stop, and a second one stops it. */
export async function stoppable<T>(work: (stop: AbortSignal) => Promise<T>): Promise<T> {
  const stop = new AbortController();
  const onSignal = (): void => {
    if (stop.signal.aborted) process.exit(130);
    tell('\nFinishing what is under way … (once more to stop at once)');
    stop.abort();
  };
  process.on('SIGINT', onSignal).on('SIGTERM', onSignal);
  try {
    return await work(stop.signal);
  } finally {
    process.off('SIGINT', onSignal).off('SIGTERM', onSignal);
  }
}

async function openApp<T>(stop: AbortSignal, work: (cli: CliApp) => Promise<T>): Promise<T> {
  const config = cliConfig();
  const logger = cliLogger(config);
  const ground = await openGround(config, await openServer(config, tell), logger, tell);
  try {
    const app = await NestFactory.createApplicationContext(AppModule.on(ground), {
      logger: new NestLogger(logger),
      abortOnError: false,
    });
    try {
      const get = <Verb>(verb: Type<Verb> | Abstract<Verb>): Verb =>
        app.get(verb, { strict: false });
      return await work({ config, ground, stop, get });
    } finally {
      await app.close();
    }
  } finally {
    await ground.close();
  }
}

/** Throws UsageError where no programme has the slug. */
export async function programIdOf({ crossProgram }: OpenedGround, slug: string): Promise<Id> {
  const programs = await listPrograms(crossProgram);
  const found = programs.find((program) => program.slug === slug);
  if (found) return found.id;
  const known = programs.map((program) => program.slug).join(', ');
  throw new UsageError(
    `There is no programme "${slug}". ` +
      (known === '' ? 'There is none yet: see program create --help.' : `There are: ${known}.`),
  );
}

export function cliActor(programId: Id): Actor {
  return machineActor('CLI', programId, newId());
}

/** What went wrong in the words of who knows, and the exit code: 2 where the command was wrong. */
export function failureOf(error: unknown): { readonly lines: readonly string[]; code: number } {
  if (error instanceof FoundWrong) return { lines: [], code: 1 };
  if (error instanceof UsageError) return { lines: [error.message], code: 2 };
  if (error instanceof ImportStopped) return { lines: error.lines, code: 1 };
  if (error instanceof ImportRefused) return { lines: error.problems, code: 2 };
  if (error instanceof InvalidInput) {
    const lines = error.problems.map(({ path, message }) => `${path.join('.')}: ${message}`);
    return { lines, code: 2 };
  }
  if (error instanceof ConfigError) return { lines: [error.message], code: 2 };
  const { code, message } = error as { code?: string; message?: string };
  if (code === 'ECONNREFUSED') {
    return { lines: [`The database does not answer (DATABASE_URL): ${String(message)}`], code: 1 };
  }
  return { lines: [message ?? String(error)], code: 1 };
}

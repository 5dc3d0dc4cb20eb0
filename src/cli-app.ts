import { NestFactory } from '@nestjs/core';
import 'reflect-metadata';
import type { Abstract, Type } from '@nestjs/common';
import { AppModule } from './app.module.js';
import { machineActor, type Actor } from './kernel/actor.js';
import { newId, type Id } from './kernel/ids.js';
import { DisplayableError } from './kernel/displayable-error.js';
import { openGround, type OpenedGround } from './open-ground.js';
import { readConfig, type Config } from './platform/config/index.js';
import { openServer, settleHome } from './database-server.js';
import {
  describeError,
  makeLogger,
  NestLogger,
  openLogStream,
  type Logger,
} from './platform/telemetry/index.js';
import { describeFailure, type FailureReport } from './describe-failure.js';
import { listPrograms } from './platform/tenancy/index.js';

/** The command was written wrong: what is wrong, and what would be right. */
export class UsageError extends DisplayableError {
  override readonly name = 'UsageError';

  override get exitCode(): number {
    return 2;
  }
}

/** It ran, and found something wrong, which it has reported already. */
export class FoundWrong extends DisplayableError {
  override readonly name = 'FoundWrong';

  override get lines(): readonly string[] {
    return [];
  }
}

/** It was stopped, or another one is under way. */
export class NotFinished extends DisplayableError {
  override readonly name = 'NotFinished';
}

/** What a command gets: the product without HTTP and without workers. */
export interface CliApp {
  readonly config: Config;
  readonly ground: OpenedGround;
  /** aborted by Ctrl-C: what is under way is finished, nothing more is begun */
  readonly stop: AbortSignal;
  readonly get: <Verb>(verb: Type<Verb> | Abstract<Verb>) => Verb;
}

/** Progress and remarks, for people; standard output is for the command's result. */
export function report(line: string): void {
  process.stderr.write(`${line}\n`);
}

export function print(line: string): void {
  process.stdout.write(`${line}\n`);
}

export function cliLogger(config: Config): Logger {
  return makeLogger(config.logLevel === 'info' ? 'warn' : config.logLevel, openLogStream(2));
}

/** The settings, with a role that starts no worker. */
export function cliConfig(): Config {
  return settleHome({ ...readConfig(), role: 'api' }, report);
}

/**
 * Opens the product, also while the server is running, and closes it again. The embedded server is
 * started if need be, and stopped if nobody else uses it.
 */
export function withApp<T>(work: (cli: CliApp) => Promise<T>): Promise<T> {
  return stoppable((stop) => openApp(stop, work));
}

/** Ctrl-C asks the work to stop, and a second one stops it. */
async function stoppable<T>(work: (stop: AbortSignal) => Promise<T>): Promise<T> {
  const stop = new AbortController();
  const onSignal = (): void => {
    if (stop.signal.aborted) process.exit(130);
    report('\nFinishing what is under way … (once more to stop at once)');
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
  const ground = await openGround(config, await openServer(config, report), logger, report);
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

/** In our own words; for an unforeseen error the log has the place where it happened. */
export function failureOf(error: unknown, doing: string): FailureReport {
  const config = configIfRead();
  const told = describeFailure(error, { doing, config });
  if (!told.isForeseen) {
    const logger = config ? cliLogger(config) : makeLogger('error', openLogStream(2));
    logger.error({ doing, error: describeError(error) }, 'A command failed');
  }
  return told;
}

/** Null where the settings themselves are wrong. */
function configIfRead(): Config | null {
  try {
    return readConfig();
  } catch (error) {
    if (error instanceof DisplayableError) return null;
    throw error;
  }
}

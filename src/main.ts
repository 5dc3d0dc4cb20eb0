import { mkdirSync } from 'node:fs';
import { readConfig, type Config } from './platform/config/index.js';
import { openServer, settleHome } from './database-server.js';
import {
  describeError,
  logFileOf,
  makeLogger,
  openLogStream,
  surviveLostOutput,
  type Logger,
} from './platform/telemetry/index.js';
import type { Serving } from './serve.js';
import { describeFailure } from './describe-failure.js';

const HARD_EXIT_MS = 25_000;

/** Lines for people; in production only the log writes, as JSON on standard output. */
function report(line: string): void {
  process.stdout.write(`${line}\n`);
}

function loggerOf(config: Config): Logger {
  const file = logFileOf(config);
  if (file === null) return makeLogger(config.logLevel);
  mkdirSync(config.home, { recursive: true, mode: 0o700 });
  return makeLogger(config.logLevel, openLogStream(file));
}

/** In our own words; for an unforeseen error the log has the place where it happened. */
function explain(error: unknown, doing: string, config: Config | null, logger?: Logger): string {
  const { lines, isForeseen } = describeFailure(error, { doing, config });
  if (!isForeseen) {
    logger?.error({ doing, error: describeError(error) }, 'The process failed');
  }
  return lines.join('\n');
}

/** Stops in order on request, also while still starting, and where something of ours has failed. */
class Stopper {
  private serving: Serving | null = null;
  private asked = false;
  private failed = false;

  constructor(
    private readonly config: Config,
    private readonly logger: Logger,
  ) {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) {
      process.on(signal, () => {
        if (this.asked) report('Still finishing what is running …');
        else this.ask();
      });
    }
    // Also for rejections that nobody handled. PostgreSQL would be left behind without an owner.
    process.on('uncaughtException', (error) => {
      this.fail(error);
    });
  }

  private fail(error: unknown): void {
    this.failed = true;
    process.stderr.write(`\n${explain(error, 'serving', this.config, this.logger)}\n`);
    if (!this.asked) this.ask();
  }

  /** Called when there is something to stop. */
  ready(serving: Serving): void {
    this.serving = serving;
    if (this.asked) void this.stop(serving);
  }

  private ask(): void {
    this.asked = true;
    report('\nFinishing what is running, then stopping …');
    setTimeout(() => {
      report('Something did not stop in 25 s. Nothing is lost: unfinished jobs run again.');
      process.exit(1);
    }, HARD_EXIT_MS).unref();
    if (this.serving) void this.stop(this.serving);
  }

  private async stop(serving: Serving): Promise<void> {
    try {
      await serving.stop();
      report('Stopped.');
      process.exit(this.failed ? 1 : 0);
    } catch (error) {
      report(`Stopped, but not cleanly: ${explain(error, 'stopping', this.config, this.logger)}`);
      process.exit(1);
    }
  }
}

/** A database that was started is not left behind where the rest cannot go on. */
async function openAndServe(config: Config, logger: Logger): Promise<Serving> {
  // The database starts in processes of its own while ours loads its modules.
  const [server, module] = await Promise.allSettled([
    openServer(config, report),
    import('./serve.js'),
  ]);
  if (server.status === 'rejected') throw server.reason;
  if (module.status === 'fulfilled') {
    return module.value.serve(config, server.value, logger, report);
  }
  await server.value.release();
  throw module.reason;
}

/** Starts the process: API, worker or both, by `ROLE`. */
export async function main(): Promise<void> {
  surviveLostOutput();
  let config: Config | null = null;
  let logger: Logger | undefined;
  try {
    config = settleHome(readConfig(), report);
    // First of all: where it cannot be opened, nothing was started yet.
    logger = loggerOf(config);
    const stopper = new Stopper(config, logger);
    const serving = await openAndServe(config, logger);
    stopper.ready(serving);
    report(
      serving.url === null
        ? 'Goodturn is ready: the worker is running'
        : `Goodturn is ready: ${config.publicUrl}`,
    );
  } catch (error) {
    process.stderr.write(
      `\nGoodturn could not start.\n${explain(error, 'starting', config, logger)}\n`,
    );
    process.exit(1);
  }
}

import { destination } from 'pino';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { readConfig, type Config } from './platform/config/index.js';
import { openServer, settleHome } from './database-server.js';
import { describeError, makeLogger } from './platform/telemetry/index.js';
import type { Serving } from './serve.js';
import { describeFailure } from './describe-failure.js';

const HARD_EXIT_MS = 25_000;

/** Lines for people; in production only the log writes, as JSON on standard output. */
function report(line: string): void {
  process.stdout.write(`${line}\n`);
}

function loggerOf(config: Config): ReturnType<typeof makeLogger> {
  if (config.environment === 'production' || config.databaseUrl !== null) {
    return makeLogger(config.logLevel);
  }
  mkdirSync(config.home, { recursive: true });
  return makeLogger(config.logLevel, destination({ dest: join(config.home, 'goodturn.log') }));
}

/** In our own words; for an unforeseen error the log has the place where it happened. */
function explain(error: unknown, doing: string, config: Config | null): string {
  const { lines, isForeseen } = describeFailure(error, { doing, config });
  if (!isForeseen && config !== null) {
    loggerOf(config).error({ doing, error: describeError(error) }, 'The process failed');
  }
  return lines.join('\n');
}

/** Stops in order on request, also while still starting. */
class Stopper {
  private serving: Serving | null = null;
  private asked = false;

  constructor(private readonly config: Config) {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) {
      process.on(signal, () => {
        if (this.asked) report('Still finishing what is running …');
        else this.ask();
      });
    }
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
      process.exit(0);
    } catch (error) {
      report(`Stopped, but not cleanly: ${explain(error, 'stopping', this.config)}`);
      process.exit(1);
    }
  }
}

/** Starts the process: API, worker or both, by `ROLE`. */
export async function main(): Promise<void> {
  let config: Config | null = null;
  try {
    config = settleHome(readConfig(), report);
    const stopper = new Stopper(config);
    // The database starts in processes of its own while ours loads its modules.
    const [server, { serve }] = await Promise.all([
      openServer(config, report),
      import('./serve.js'),
    ]);
    const serving = await serve(config, server, loggerOf(config), report);
    stopper.ready(serving);
    report(
      serving.url === null
        ? 'Goodturn is ready: the worker is running'
        : `Goodturn is ready: ${config.publicUrl}`,
    );
  } catch (error) {
    process.stderr.write(`\nGoodturn could not start.\n${explain(error, 'starting', config)}\n`);
    process.exit(1);
  }
}

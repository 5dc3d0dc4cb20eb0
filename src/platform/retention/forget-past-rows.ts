import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { plusMs, systemClock } from '../../kernel/clock.js';
import { CONFIG, type Config } from '../config/index.js';
import { CrossProgramDatabase, sqlStateOf } from '../database/index.js';
import { describeError, LOGGER, type Logger } from '../telemetry/index.js';
import { definedRetentions, keptDays, type Retention } from './define-retention.js';

const DAY_MS = 24 * 60 * 60 * 1000;
const BATCH = 2_000;
const SMALLEST_BATCH = 50;
/** The statements of people wait behind no batch for longer. */
const SHORT_STATEMENTS = "SET LOCAL statement_timeout = '5s'";
const TOO_SLOW = '57014';

/** A kind could not be thinned out; the others were. */
class RetentionFailed extends Error {
  override readonly name = 'RetentionFailed';
}

/** Deletes what was kept long enough, of every kind, in short batches. */
@Injectable()
export class ForgetPastRows implements OnModuleInit {
  /** rows since the process began, for metrics */
  deleted = 0;

  constructor(
    private readonly database: CrossProgramDatabase,
    @Inject(CONFIG) private readonly config: Pick<Config, 'retentionDays'>,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  /** Throws RetentionError where the settings do not fit, before anything is served. */
  onModuleInit(): void {
    keptDays(this.config.retentionDays);
  }

  /** Goes on with the next kind where one fails. Throws RetentionFailed that names those. */
  async forgetPastRows(
    stopping: AbortSignal,
    retentions: readonly Retention[] = definedRetentions(),
  ): Promise<void> {
    const days = keptDays(this.config.retentionDays, retentions);
    const failed: string[] = [];
    for (const retention of retentions) {
      const { kind } = retention;
      const keepDays = days.get(kind) ?? retention.keepDays;
      try {
        const deleted = await this.forget(retention, keepDays, stopping);
        if (deleted > 0) this.logger.info({ kind, keepDays, deleted }, 'What was past was deleted');
      } catch (error) {
        failed.push(kind);
        this.logger.error({ kind, error: describeError(error) }, 'What is past was not deleted');
      }
    }
    if (failed.length > 0) throw new RetentionFailed(`Not thinned out: ${failed.join(', ')}`);
  }

  private async forget(
    { forget }: Retention,
    keepDays: number,
    stopping: AbortSignal,
  ): Promise<number> {
    const before = plusMs(systemClock.now(), -keepDays * DAY_MS);
    let [deleted, limit] = [0, BATCH];
    for (;;) {
      if (stopping.aborted) return deleted;
      const gone = await this.database
        .write(async (client) => {
          await client.query(SHORT_STATEMENTS);
          return forget(client, { before, limit });
        })
        .catch((error: unknown) => tooSlow(error, limit));
      if (gone === null) {
        limit = Math.max(SMALLEST_BATCH, Math.floor(limit / 4));
        continue;
      }
      deleted += gone;
      this.deleted += gone;
      if (gone < limit) return deleted;
    }
  }
}

/** Null: a smaller batch may end in time. */
function tooSlow(error: unknown, limit: number): null {
  if (sqlStateOf(error) === TOO_SLOW && limit > SMALLEST_BATCH) return null;
  throw error;
}

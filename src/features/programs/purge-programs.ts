import { Inject, Injectable } from '@nestjs/common';
import type { Id } from '../../kernel/ids.js';
import { CrossProgramDatabase, sqlStateOf } from '../../platform/database/index.js';
import { FileStore } from '../../platform/files/index.js';
import { MAILER, type Mailer } from '../../platform/mail/index.js';
import { describeError, LOGGER, type Logger } from '../../platform/telemetry/index.js';
import { listDeletions, type ProgramDeletion } from './program-deletion.queries.js';

const BATCH = 2_000;
const SMALLEST_BATCH = 50;
const SHORT_STATEMENTS = "SET LOCAL statement_timeout = '5s'";
const TOO_SLOW = '57014';

/** A programme's deletion failed; the others went on, and the next run tries it again. */
class PurgeFailed extends Error {
  override readonly name = 'PurgeFailed';
}

/**
 * Deletes what is left of programmes that are being deleted: rows in short batches, then files and
 * kept mails. It may be stopped anywhere and run twice: the row of the deletion is marked last.
 */
@Injectable()
export class PurgePrograms {
  constructor(
    private readonly database: CrossProgramDatabase,
    private readonly files: FileStore,
    @Inject(MAILER) private readonly mailer: Mailer,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  /** Throws PurgeFailed, after the others. */
  async purgePrograms(stopping: AbortSignal): Promise<void> {
    const failed: Id[] = [];
    for (const deletion of await listDeletions(this.database, 'open')) {
      if (stopping.aborted) return;
      try {
        await this.purge(deletion, stopping);
      } catch (error) {
        const { programId } = deletion;
        failed.push(programId);
        this.logger.error(
          { programId, error: describeError(error) },
          'A programme is not deleted yet; the next run goes on',
        );
      }
    }
    if (failed.length > 0) throw new PurgeFailed(`Not deleted yet: ${failed.join(', ')}`);
  }

  private async purge({ programId, slug }: ProgramDeletion, stopping: AbortSignal): Promise<void> {
    let limit = BATCH;
    for (;;) {
      if (stopping.aborted) return;
      const went = await this.batch(programId, limit).catch((error: unknown) => {
        if (sqlStateOf(error) !== TOO_SLOW || limit <= SMALLEST_BATCH) throw error;
        limit = Math.max(SMALLEST_BATCH, Math.floor(limit / 4));
        return 'SOME' as const;
      });
      if (went === 'BUSY') return;
      if (went === 'ALL') break;
    }
    await this.files.deleteProgram(programId);
    await this.mailer.forget?.(programId);
    await this.database.query(
      `UPDATE program_deletion SET finished_at = clock_timestamp()
        WHERE program_id = $1 AND finished_at IS NULL`,
      [programId],
    );
    this.logger.info({ programId, slug }, 'A programme was deleted');
  }

  /** `BUSY`: another process is at it. */
  private batch(programId: Id, limit: number): Promise<'SOME' | 'ALL' | 'BUSY'> {
    return this.database.write(async (client) => {
      await client.query(SHORT_STATEMENTS);
      const { rows: mine } = await client.query(
        `SELECT program_id FROM program_deletion
          WHERE program_id = $1 AND finished_at IS NULL FOR UPDATE SKIP LOCKED`,
        [programId],
      );
      if (mine.length === 0) return 'BUSY';
      const { rows } = await client.query<{ gone: number | null }>(
        'SELECT purge_program($1, $2) AS gone',
        [programId, limit],
      );
      const gone = rows[0]?.gone ?? null;
      if (gone === null) return 'ALL';
      await client.query(
        'UPDATE program_deletion SET rows_deleted = rows_deleted + $2 WHERE program_id = $1',
        [programId, gone],
      );
      return 'SOME';
    });
  }
}

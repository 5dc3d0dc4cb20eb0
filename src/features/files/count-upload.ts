import { Inject, Injectable } from '@nestjs/common';
import type { Actor } from '../../kernel/actor.js';
import type { Id } from '../../kernel/ids.js';
import { CONFIG, type Config } from '../../platform/config/index.js';
import type { Tx } from '../../platform/database/index.js';
import { UploadLimitReached } from './file.errors.js';
import { reachedLimit, type Uploads, type UploadUse } from './upload-limits.rules.js';

const DAY_MS = 24 * 60 * 60 * 1000;

interface Upload {
  readonly advocateId: Id;
  readonly bytes: number;
}

/** Holds uploads to the limits of the settings. Those of one advocate wait here for each other. */
@Injectable()
export class CountUpload {
  constructor(@Inject(CONFIG) private readonly config: Pick<Config, 'uploads'>) {}

  /** Before the work: counts the attempt for the day. Throws UploadLimitReached. */
  async countUpload(tx: Tx, _actor: Actor, { advocateId, bytes }: Upload): Promise<void> {
    const today = await lockToday(tx, advocateId);
    this.check(tx, { today, inAll: await keptInAll(tx, advocateId) }, bytes);
    await tx.query(
      `UPDATE upload_count SET files = files + 1, bytes = bytes + $3
        WHERE program_id = $1 AND advocate_id = $2`,
      [tx.programId, advocateId, bytes],
    );
  }

  /**
   * With the row of what is kept, in its transaction: others may have come in meanwhile. Throws
   * UploadLimitReached.
   */
  async checkRoom(tx: Tx, { advocateId, bytes }: Upload): Promise<void> {
    await lockToday(tx, advocateId);
    const today = { files: 0, bytes: 0 };
    this.check(tx, { today, inAll: await keptInAll(tx, advocateId) }, bytes);
  }

  private check(tx: Tx, use: UploadUse, bytes: number): void {
    const reached = reachedLimit(use, bytes, this.config.uploads);
    if (reached === null) return;
    const passedMs = tx.realNow.getTime() % DAY_MS;
    throw new UploadLimitReached(reached, Math.ceil((DAY_MS - passedMs) / 1000));
  }
}

/** Real days, also where a sandbox's clock moves: the disk knows no other. */
async function lockToday(tx: Tx, advocateId: Id): Promise<Uploads> {
  const [row] = await tx.query<Uploads[]>(
    `INSERT INTO upload_count AS c (program_id, advocate_id, day, files, bytes)
     VALUES ($1, $2, ($3::timestamptz AT TIME ZONE 'UTC')::date, 0, 0)
     ON CONFLICT (program_id, advocate_id) DO UPDATE SET day = excluded.day,
       files = CASE WHEN c.day = excluded.day THEN c.files ELSE 0 END,
       bytes = CASE WHEN c.day = excluded.day THEN c.bytes ELSE 0 END
     RETURNING files, bytes`,
    [tx.programId, advocateId, tx.realNow],
  );
  return row ?? { files: 0, bytes: 0 };
}

async function keptInAll(tx: Tx, advocateId: Id): Promise<Uploads> {
  const [row] = await tx.query<Uploads[]>(
    `SELECT count(*) AS files, coalesce(sum(size_bytes), 0)::bigint AS bytes FROM file
      WHERE program_id = $1 AND advocate_id = $2`,
    [tx.programId, advocateId],
  );
  return row ?? { files: 0, bytes: 0 };
}

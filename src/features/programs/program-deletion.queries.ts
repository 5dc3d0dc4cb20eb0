import type { Id } from '../../kernel/ids.js';
import type { CrossProgramDatabase } from '../../platform/database/index.js';

/** A programme that is going, or gone. */
export interface ProgramDeletion {
  readonly programId: Id;
  readonly slug: string;
  readonly kind: string;
  readonly begunAt: Date;
  readonly memberId: Id | null;
  readonly rowsDeleted: number;
  readonly finishedAt: Date | null;
}

/** The newest first; `open`: those that are not finished, the oldest first. */
export function listDeletions(
  database: CrossProgramDatabase,
  which: 'open' | 'all',
): Promise<ProgramDeletion[]> {
  return database.query<ProgramDeletion & object>(
    `SELECT program_id AS "programId", slug, kind, begun_at AS "begunAt", member_id AS "memberId",
       rows_deleted AS "rowsDeleted", finished_at AS "finishedAt"
     FROM program_deletion WHERE $1::boolean IS FALSE OR finished_at IS NULL
     ORDER BY CASE WHEN $1 THEN begun_at END, begun_at DESC LIMIT 1000`,
    [which === 'open'],
  );
}

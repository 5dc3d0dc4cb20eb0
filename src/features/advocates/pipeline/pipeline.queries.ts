import type { Tx } from '../../../platform/database/index.js';
import { ADVOCATE_STATUSES, type AdvocateStatus } from '../profile/index.js';

/** How many advocates have come so far, and no further. */
export interface PipelineStep {
  readonly status: AdvocateStatus;
  readonly count: number;
}

/** Of each status, in their order, also where there is nobody. */
export async function countPipeline(tx: Tx): Promise<PipelineStep[]> {
  const rows = await tx.query<PipelineStep[]>(
    `SELECT status, count(*)::integer AS count FROM advocate
      WHERE program_id = $1 AND merged_into IS NULL GROUP BY status`,
    [tx.programId],
  );
  const counts = new Map(rows.map(({ status, count }) => [status, count]));
  return ADVOCATE_STATUSES.map((status) => ({ status, count: counts.get(status) ?? 0 }));
}

/** Whom staff named and nobody has invited yet, and since when the first one waits. */
export async function countNominees(tx: Tx): Promise<{ count: number; oldestAt: Date | null }> {
  const [row] = await tx.query<{ count: number; oldestAt: Date | null }[]>(
    `SELECT count(*)::integer AS count, min(n.nominated_at) AS "oldestAt"
     FROM nomination n JOIN advocate a ON a.program_id = n.program_id AND a.id = n.advocate_id
     WHERE n.program_id = $1 AND a.status = 'NOMINATED'`,
    [tx.programId],
  );
  return row ?? { count: 0, oldestAt: null };
}

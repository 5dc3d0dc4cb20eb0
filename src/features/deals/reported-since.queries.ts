import type { Id } from '../../kernel/ids.js';
import type { Tx } from '../../platform/database/index.js';
import { COUNTS } from './deal.queries.js';
import type { ReportTakenBack } from './take-back.rules.js';

export type ReportedBy = 'FILE' | 'OTHERS';

/** When each deal was first reported by these reports, and who reported it since. */
export interface ReportedSince {
  readonly dealId: Id;
  readonly firstAt: Date;
  /** null: nobody */
  readonly by: ReportedBy | null;
}

/** R-D7: what leans on reports that somebody would take back: those that came after them. */
export function reportedSince(
  tx: Tx,
  reports: readonly ReportTakenBack[],
): Promise<ReportedSince[]> {
  return tx.query<ReportedSince[]>(
    `WITH report AS (
       SELECT * FROM jsonb_to_recordset($2::jsonb) AS r ("dealId" uuid, source text, "factIds" jsonb)
     ), first AS (
       SELECT r."dealId", r.source, r."factIds", min(f.recorded_at) AS at
         FROM report r JOIN deal_fact f ON f.program_id = $1 AND f.deal_id = r."dealId"
          AND f.source = r.source AND r."factIds" ? f.fact_id
        GROUP BY 1, 2, 3
     )
     SELECT r."dealId", r.at AS "firstAt", (
         SELECT CASE WHEN f.source = r.source THEN 'FILE' ELSE 'OTHERS' END FROM deal_fact f
          WHERE f.program_id = $1 AND f.deal_id = r."dealId" AND f.recorded_at > r.at
            AND NOT (f.source = r.source AND r."factIds" ? f.fact_id) AND ${COUNTS}
          ORDER BY f.source <> r.source LIMIT 1) AS by
       FROM first r`,
    [tx.programId, JSON.stringify(reports)],
  );
}

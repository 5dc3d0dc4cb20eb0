import { Injectable } from '@nestjs/common';
import type { Id } from '../../kernel/ids.js';
import type { Tx } from '../../platform/database/index.js';
import {
  HoldsCompanies,
  type CompanyHolder,
  type HeldRow,
  type MergedPair,
} from '../merges/index.js';

/** A company's tags come with it; one that both bear is borne once, and by both again afterwards. */
@Injectable()
@HoldsCompanies('tags', ['company_tag'])
export class MoveCompanyTags implements CompanyHolder {
  async move(tx: Tx, { merged, survivor }: MergedPair): Promise<HeldRow[]> {
    const rows = await tx.query<{ tagId: Id; isNew: boolean }[]>(
      `WITH gone AS (
         DELETE FROM company_tag WHERE program_id = $1 AND company_id = $2
         RETURNING tag_id, tagged_at
       ), added AS (
         INSERT INTO company_tag (program_id, company_id, tag_id, tagged_at)
         SELECT $1, $3, tag_id, tagged_at FROM gone ORDER BY tag_id
         ON CONFLICT DO NOTHING RETURNING tag_id
       )
       SELECT g.tag_id AS "tagId", a.tag_id IS NOT NULL AS "isNew"
         FROM gone g LEFT JOIN added a ON a.tag_id = g.tag_id`,
      [tx.programId, merged.id, survivor.id],
    );
    return rows.map(({ tagId: key, isNew }) => ({ kind: isNew ? 'TAG' : 'TAG_KEPT', key }));
  }

  /** A tag that was taken from the survivor since, or that is no more, does not come back. */
  async giveBack(tx: Tx, { merged, survivor }: MergedPair, rows: readonly HeldRow[]) {
    const keysOf = (kind: string) => rows.flatMap((row) => (row.kind === kind ? row.key : []));
    await tx.query(
      `WITH gone AS (
         DELETE FROM company_tag
          WHERE program_id = $1 AND company_id = $3 AND tag_id = ANY ($4::uuid[])
         RETURNING tag_id, tagged_at
       ), back AS (
         SELECT tag_id, tagged_at FROM gone
         UNION ALL
         SELECT tag_id, tagged_at FROM company_tag
          WHERE program_id = $1 AND company_id = $3 AND tag_id = ANY ($5::uuid[])
       )
       INSERT INTO company_tag (program_id, company_id, tag_id, tagged_at)
       SELECT $1, $2, tag_id, tagged_at FROM back ORDER BY tag_id ON CONFLICT DO NOTHING`,
      [tx.programId, merged.id, survivor.id, keysOf('TAG'), keysOf('TAG_KEPT')],
    );
  }
}

import { Injectable } from '@nestjs/common';
import type { Id } from '../../kernel/ids.js';
import type { Tx } from '../../platform/database/index.js';
import {
  HoldsCompanies,
  type CompanyHolder,
  type HeldRow,
  type MergedPair,
} from '../merges/index.js';

/**
 * The survivor takes over the values that it has none of, as they are; the merged company keeps its
 * own rows, which nobody reads until it stands again.
 */
@Injectable()
@HoldsCompanies('attributes', ['company_attribute'])
export class MoveCompanyAttributes implements CompanyHolder {
  async move(tx: Tx, { merged, survivor }: MergedPair): Promise<HeldRow[]> {
    const rows = await tx.query<{ attributeId: Id }[]>(
      `INSERT INTO company_attribute (program_id, company_id, attribute_id, subject, type,
         text_value, number_value, day_value, yes_no_value, choice_id, source, version, set_at)
       SELECT program_id, $3, attribute_id, subject, type, text_value, number_value, day_value,
              yes_no_value, choice_id, source, version, set_at
         FROM company_attribute WHERE program_id = $1 AND company_id = $2 ORDER BY attribute_id
       ON CONFLICT DO NOTHING RETURNING attribute_id AS "attributeId"`,
      [tx.programId, merged.id, survivor.id],
    );
    return rows.map(({ attributeId: key }) => ({ kind: 'ATTRIBUTE', key }));
  }

  /** A value that was set at the survivor since stays there. */
  async giveBack(tx: Tx, { merged, survivor }: MergedPair, rows: readonly HeldRow[]) {
    await tx.query(
      `DELETE FROM company_attribute v USING company_attribute m
        WHERE v.program_id = $1 AND v.company_id = $3 AND v.attribute_id = ANY ($4::uuid[])
          AND m.program_id = $1 AND m.company_id = $2 AND m.attribute_id = v.attribute_id
          AND m.version = v.version AND m.set_at = v.set_at`,
      [
        tx.programId,
        merged.id,
        survivor.id,
        rows.flatMap(({ kind, key }) => (kind === 'ATTRIBUTE' ? key : [])),
      ],
    );
  }
}

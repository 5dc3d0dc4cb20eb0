import { Injectable } from '@nestjs/common';
import type { Id } from '../../../kernel/ids.js';
import type { Tx } from '../../../platform/database/index.js';
import {
  HoldsCompanies,
  type CompanyHolder,
  type HeldRow,
  type MergedPair,
} from '../../merges/index.js';

/** Who works for a company, and who did before, come with it to the one that it is merged into. */
@Injectable()
@HoldsCompanies('advocates', ['advocate', 'former_employer'])
export class MoveCompanyPeople implements CompanyHolder {
  async move(tx: Tx, { merged, survivor }: MergedPair): Promise<HeldRow[]> {
    const pair = [tx.programId, merged.id, survivor.id];
    const advocates = await tx.query<{ id: Id }[]>(
      `WITH here AS (
         SELECT id FROM advocate WHERE program_id = $1 AND company_id = $2 ORDER BY id FOR UPDATE
       ), moved AS (
         UPDATE advocate a SET company_id = $3 FROM here h
          WHERE a.program_id = $1 AND a.id = h.id RETURNING a.id
       ) SELECT id FROM moved`,
      pair,
    );
    const former = await tx.query<{ id: Id }[]>(
      `WITH moved AS (
         UPDATE former_employer SET company_id = $3 WHERE program_id = $1 AND company_id = $2
         RETURNING id
       ) SELECT id FROM moved`,
      pair,
    );
    return [
      ...advocates.map(({ id: key }) => ({ kind: 'ADVOCATE', key })),
      ...former.map(({ id: key }) => ({ kind: 'FORMER_EMPLOYER', key })),
    ];
  }

  async giveBack(tx: Tx, { merged, survivor }: MergedPair, rows: readonly HeldRow[]) {
    const keysOf = (kind: string) => rows.flatMap((row) => (row.kind === kind ? row.key : []));
    await tx.query(
      `UPDATE advocate SET company_id = $2
        WHERE program_id = $1 AND company_id = $3 AND id = ANY ($4::uuid[])`,
      [tx.programId, merged.id, survivor.id, keysOf('ADVOCATE')],
    );
    await tx.query(
      `UPDATE former_employer SET company_id = $2
        WHERE program_id = $1 AND company_id = $3 AND id = ANY ($4::uuid[])`,
      [tx.programId, merged.id, survivor.id, keysOf('FORMER_EMPLOYER')],
    );
  }
}

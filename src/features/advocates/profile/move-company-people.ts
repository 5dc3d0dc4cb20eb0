import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../kernel/actor.js';
import type { Id } from '../../../kernel/ids.js';
import type { Tx } from '../../../platform/database/index.js';
import {
  HoldsCompanies,
  type ChangedReferral,
  type CompanyHolder,
  type HeldRow,
  type MergedPair,
} from '../../merges/index.js';
import { EndPointsOfLeaver, type Left } from './end-points-of-leaver.js';

/** Who works for a company, and who did before, come with it to the one that it is merged into. */
@Injectable()
@HoldsCompanies('advocates', ['advocate', 'former_employer'])
export class MoveCompanyPeople implements CompanyHolder {
  constructor(private readonly points: EndPointsOfLeaver) {}

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

  /** R-P7: who went from one of the two to the other has left neither. */
  async settle(tx: Tx, actor: Actor, standing: readonly Id[]): Promise<ChangedReferral[]> {
    const stayed = await tx.query<Left[]>(
      `SELECT f.id, f.advocate_id AS "advocateId", f.company_id AS "companyId", f.until
         FROM former_employer f JOIN advocate a
           ON a.program_id = f.program_id AND a.id = f.advocate_id AND a.company_id = f.company_id
        WHERE f.program_id = $1 AND f.company_id = ANY ($2::uuid[]) ORDER BY f.advocate_id, f.id`,
      [tx.programId, standing],
    );
    await this.points.keepPoints(tx, actor, stayed);
    return [];
  }
}

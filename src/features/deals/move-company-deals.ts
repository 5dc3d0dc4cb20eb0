import { Injectable } from '@nestjs/common';
import type { Actor } from '../../kernel/actor.js';
import type { Id } from '../../kernel/ids.js';
import type { Tx } from '../../platform/database/index.js';
import { WriteWonSince } from '../companies/index.js';
import {
  HoldsCompanies,
  type CompanyHolder,
  type HeldRow,
  type MergedPair,
} from '../merges/index.js';
import { firstWinsOf } from './company-wins.js';

/** A company's deals come with it; since when each is an account is worked out anew (R-W12). */
@Injectable()
@HoldsCompanies('deals', ['deal'])
export class MoveCompanyDeals implements CompanyHolder {
  constructor(private readonly wonSince: WriteWonSince) {}

  async move(tx: Tx, { merged, survivor }: MergedPair): Promise<HeldRow[]> {
    const rows = await tx.query<{ id: Id }[]>(
      `WITH here AS (
         SELECT id FROM deal WHERE program_id = $1 AND company_id = $2 ORDER BY id FOR UPDATE
       ), moved AS (
         UPDATE deal d SET company_id = $3 FROM here h
          WHERE d.program_id = $1 AND d.id = h.id RETURNING d.id
       ) SELECT id FROM moved`,
      [tx.programId, merged.id, survivor.id],
    );
    return rows.map(({ id: key }) => ({ kind: 'DEAL', key }));
  }

  async giveBack(tx: Tx, { merged, survivor }: MergedPair, rows: readonly HeldRow[]) {
    await tx.query(
      `UPDATE deal SET company_id = $2
        WHERE program_id = $1 AND company_id = $3 AND id = ANY ($4::uuid[])`,
      [
        tx.programId,
        merged.id,
        survivor.id,
        rows.flatMap(({ kind, key }) => (kind === 'DEAL' ? key : [])),
      ],
    );
  }

  async settle(tx: Tx, actor: Actor, standing: readonly Id[]): Promise<[]> {
    const first = await firstWinsOf(tx, standing);
    // A company that has none any more lost it to the other.
    const [lost] = [...first.values()];
    await this.wonSince.writeWonSince(
      tx,
      actor,
      standing.map((companyId) => ({
        companyId,
        first: first.get(companyId) ?? null,
        takenBackDealId: lost?.dealId ?? null,
      })),
    );
    return [];
  }
}

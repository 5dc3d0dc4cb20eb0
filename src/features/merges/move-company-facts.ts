import { Injectable } from '@nestjs/common';
import type { Id } from '../../kernel/ids.js';
import type { Tx } from '../../platform/database/index.js';
import {
  giveBackDomains,
  giveBackFacts,
  giveBackKinds,
  moveDomains,
  takeOverFacts,
  takeOverKinds,
} from '../companies/index.js';
import { HoldsCompanies, type CompanyHolder, type MergedPair } from './company-holders.js';
import type { HeldRow } from './merge.rules.js';

/** What is said of companies themselves, and from which others they were said to be apart. */
@Injectable()
@HoldsCompanies('companies', ['company_kind', 'domain_of_company'])
export class MoveCompanyFacts implements CompanyHolder {
  async move(tx: Tx, pair: MergedPair): Promise<HeldRow[]> {
    const rows = [
      { kind: 'DOMAIN', keys: await moveDomains(tx, pair) },
      { kind: 'FACT', keys: await takeOverFacts(tx, pair) },
      { kind: 'KIND', keys: await takeOverKinds(tx, pair) },
      { kind: 'APART', keys: await keepApart(tx, pair) },
    ];
    return rows.flatMap(({ kind, keys }) => keys.map((key) => ({ kind, key })));
  }

  async giveBack(tx: Tx, pair: MergedPair, rows: readonly HeldRow[]): Promise<void> {
    const keysOf = (kind: string) => rows.flatMap((row) => (row.kind === kind ? row.key : []));
    await giveBackDomains(tx, pair, keysOf('DOMAIN'));
    await giveBackFacts(tx, pair, keysOf('FACT'));
    await giveBackKinds(tx, pair, keysOf('KIND'));
    await endApart(tx, pair, keysOf('APART'));
  }
}

/** Who is not the merged company is not its survivor. Returns the others that this is new of. */
async function keepApart(tx: Tx, { merged, survivor }: MergedPair): Promise<Id[]> {
  const rows = await tx.query<{ id: Id }[]>(
    `WITH other AS (
       SELECT CASE WHEN one_id = $2 THEN other_id ELSE one_id END AS id, said_at, said_by
         FROM two_companies WHERE program_id = $1 AND (one_id = $2 OR other_id = $2)
     ), added AS (
       INSERT INTO two_companies (program_id, one_id, other_id, said_at, said_by)
       SELECT $1, least(id, $3::uuid), greatest(id, $3::uuid), said_at, said_by
         FROM other WHERE id <> $3
       ON CONFLICT DO NOTHING RETURNING one_id, other_id
     )
     SELECT CASE WHEN one_id = $3 THEN other_id ELSE one_id END AS id FROM added`,
    [tx.programId, merged.id, survivor.id],
  );
  return rows.map(({ id }) => id);
}

/** What somebody said of the survivor since stays with it. */
async function endApart(
  tx: Tx,
  { merged, survivor }: MergedPair,
  others: readonly string[],
): Promise<void> {
  await tx.query(
    `DELETE FROM two_companies t USING unnest($4::uuid[]) AS o (id), two_companies m
      WHERE t.program_id = $1 AND t.one_id = least(o.id, $3::uuid)
        AND t.other_id = greatest(o.id, $3::uuid) AND m.program_id = $1
        AND m.one_id = least(o.id, $2::uuid) AND m.other_id = greatest(o.id, $2::uuid)
        AND m.said_at = t.said_at`,
    [tx.programId, merged.id, survivor.id, others],
  );
}

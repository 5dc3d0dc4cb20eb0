import type { Id } from '../../kernel/ids.js';
import type { Tx } from '../../platform/database/index.js';
import type { KnownOfCompany } from './company-kind.rules.js';

export interface CompanyRow extends KnownOfCompany {
  readonly id: Id;
  readonly name: string;
  readonly nameKey: string;
  readonly domain: string | null;
  readonly externalId: string | null;
  readonly giftsAllowed: boolean;
  readonly publicSector: boolean;
}

const COLUMNS = `id, name, name_key AS "nameKey", domain, kind AS "saidKind", won_since AS "wonSince",
  external_id AS "externalId", gifts_allowed AS "giftsAllowed", public_sector AS "publicSector"`;

export function findCompaniesByIds(tx: Tx, ids: readonly Id[]): Promise<CompanyRow[]> {
  return tx.query<CompanyRow[]>(
    `SELECT ${COLUMNS} FROM company WHERE program_id = $1 AND id = ANY ($2::uuid[])`,
    [tx.programId, ids],
  );
}

/** `nameKeys` as `companyNameKey` makes them. */
export function findCompaniesByNameKeys(
  tx: Tx,
  nameKeys: readonly string[],
): Promise<CompanyRow[]> {
  return tx.query<CompanyRow[]>(
    `SELECT ${COLUMNS} FROM company WHERE program_id = $1 AND name_key = ANY ($2::text[])`,
    [tx.programId, nameKeys],
  );
}

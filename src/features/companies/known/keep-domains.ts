import type { Id } from '../../../kernel/ids.js';
import type { Tx } from '../../../platform/database/index.js';
import { DomainTaken } from './company.errors.js';

/**
 * Makes `domains` those of a company that is locked, and no others (R-O1). In their order, so that
 * two companies that are given the same ones wait for each other instead of standing in each other's
 * way. Throws DomainTaken.
 */
export async function keepDomains(tx: Tx, companyId: Id, domains: readonly string[]) {
  await tx.query(
    `DELETE FROM domain_of_company
      WHERE program_id = $1 AND company_id = $2 AND domain <> ALL ($3::text[])`,
    [tx.programId, companyId, domains],
  );
  if (domains.length === 0) return;
  await tx.query(
    `INSERT INTO domain_of_company (program_id, domain, company_id)
     SELECT $1, d.domain, $2 FROM unnest($3::text[]) AS d (domain) ORDER BY d.domain
     ON CONFLICT (program_id, domain) DO NOTHING`,
    [tx.programId, companyId, domains],
  );
  const [other] = await tx.query<{ domain: string; companyId: Id }[]>(
    `SELECT domain, company_id AS "companyId" FROM domain_of_company
      WHERE program_id = $1 AND domain = ANY ($2::text[]) AND company_id <> $3
      ORDER BY domain LIMIT 1`,
    [tx.programId, domains, companyId],
  );
  if (other) throw new DomainTaken(other.domain, other.companyId);
}

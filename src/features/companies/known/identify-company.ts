import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../kernel/actor.js';
import type { Id } from '../../../kernel/ids.js';
import type { Tx } from '../../../platform/database/index.js';
import { InvalidInput, NotFound } from '../../../platform/errors/index.js';
import { parseInput } from '../../../platform/errors/parse-input.js';
import {
  companiesMeant,
  companiesOfDomains,
  findCompaniesByNames,
  findCompanyByExternalId,
} from './company.queries.js';
import { FindOrAddCompanies } from './find-or-add-companies.js';
import { CompanyReference } from './company-reference.rules.js';

export interface CompanyReferenceInput {
  readonly companyId?: Id | null | undefined;
  readonly externalId?: string | null | undefined;
  readonly companyName?: string | null | undefined;
  /** beside an external id or a name: those by which it may be known already */
  readonly domains?: readonly string[] | null | undefined;
}

/**
 * The company that the caller names (R-O1): by our id, else by the id in the source of deals, else
 * by its domains, else by its name. An unknown company is added where `adds` is true and it has a name; an external id
 * that comes with a name is kept. Throws InvalidInput, NotFound.
 */
@Injectable()
export class IdentifyCompany {
  constructor(private readonly companies: FindOrAddCompanies) {}

  async identifyCompany(
    tx: Tx,
    actor: Actor,
    told: CompanyReferenceInput,
    adds: boolean,
  ): Promise<Id> {
    const { companyId, externalId, companyName, domains } = parseInput(CompanyReference, told);
    if (companyId) return (await companiesMeant(tx, [companyId])).get(companyId) ?? companyId;
    if (externalId) {
      // Two requests may give one external id with two names at once: the second finds the first's.
      await lockExternalIds(tx, [externalId]);
      const known = await findCompanyByExternalId(tx, externalId);
      if (known) return known.id;
    }
    const id =
      (await byDomains(tx, domains ?? [])) ?? (await this.byName(tx, actor, companyName, adds));
    if (externalId) await keepExternalId(tx, id, externalId);
    return id;
  }

  private async byName(
    tx: Tx,
    actor: Actor,
    name: string | null | undefined,
    adds: boolean,
  ): Promise<Id> {
    if (!name) throw new NotFound('company', ['externalId']);
    const [company] = adds
      ? await this.companies.findOrAddCompanies(tx, actor, [{ name }])
      : [(await findCompaniesByNames(tx, [name])).find(name)];
    if (!company) throw new NotFound('company', ['companyName']);
    return company.id;
  }
}

/** The one company that these domains are of; null where they are of none. */
async function byDomains(tx: Tx, domains: readonly string[]): Promise<Id | null> {
  if (domains.length === 0) return null;
  const owners = new Set((await companiesOfDomains(tx, domains)).values());
  if (owners.size <= 1) return [...owners][0] ?? null;
  const message = 'These domains are of several companies.';
  throw new InvalidInput([{ path: ['domains'], message, rule: 'R-O1' }]);
}

/** So many locks at most: each takes room of the server's, and an import has thousands of ids. */
const LOCKS = 32;

/** Keeps others who name companies by these ids away until the end of the transaction. */
export async function lockExternalIds(tx: Tx, externalIds: readonly string[]): Promise<void> {
  await tx.query(
    `SELECT pg_advisory_xact_lock(lock) FROM (
       SELECT DISTINCT hashtextextended(
         'company ' || $1::text || ' ' || abs(hashtextextended(told, 0) % $3), 0) AS lock
       FROM unnest($2::text[]) AS told ORDER BY 1
     ) locks`,
    [tx.programId, externalIds, LOCKS],
  );
}

async function keepExternalId(tx: Tx, id: Id, externalId: string): Promise<void> {
  const kept = await tx.query<unknown[]>(
    `WITH kept AS (
       UPDATE company SET external_id = $3
       WHERE program_id = $1 AND id = $2 AND external_id IS NULL RETURNING 1
     ) SELECT * FROM kept`,
    [tx.programId, id, externalId],
  );
  if (kept.length > 0) return;
  const message = 'The company of this name, or of these domains, has another external id.';
  throw new InvalidInput([{ path: ['externalId'], message, rule: 'R-O1' }]);
}

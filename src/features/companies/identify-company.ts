import { Injectable } from '@nestjs/common';
import type { Actor } from '../../kernel/actor.js';
import type { Id } from '../../kernel/ids.js';
import type { Tx } from '../../platform/database/index.js';
import { InvalidInput, NotFound } from '../../platform/errors/index.js';
import { parseInput } from '../../platform/errors/parse-input.js';
import { findCompaniesByNameKeys, findCompanyByExternalId } from './company.queries.js';
import { companyNameKey } from './company.rules.js';
import { FindOrAddCompanies } from './find-or-add-companies.js';
import { CompanyReference } from './company-reference.rules.js';

export interface CompanyReferenceInput {
  readonly companyId?: Id | null | undefined;
  readonly externalId?: string | null | undefined;
  readonly companyName?: string | null | undefined;
}

/**
 * The company that the caller names (R-O1): by our id, else by the id in the source of deals, else
 * by its name. An unknown company is added where `adds` is true and it has a name; an external id
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
    const { companyId, externalId, companyName } = parseInput(CompanyReference, told);
    if (companyId) return companyId;
    if (externalId) {
      // Two requests may give one external id with two names at once: the second finds the first's.
      await lockExternalId(tx, externalId);
      const known = await findCompanyByExternalId(tx, externalId);
      if (known) return known.id;
    }
    if (!companyName) throw new NotFound('company', ['externalId']);
    const id = await this.byName(tx, actor, companyName, adds);
    if (externalId) await keepExternalId(tx, id, externalId);
    return id;
  }

  private async byName(tx: Tx, actor: Actor, name: string, adds: boolean): Promise<Id> {
    const [company] = adds
      ? await this.companies.findOrAddCompanies(tx, actor, [{ name }])
      : await findCompaniesByNameKeys(tx, [companyNameKey(name)]);
    if (!company) throw new NotFound('company', ['companyName']);
    return company.id;
  }
}

/** Keeps others who name a company by this id away until the end of the transaction. */
export async function lockExternalId(tx: Tx, externalId: string): Promise<void> {
  await tx.query(
    `SELECT pg_advisory_xact_lock(hashtextextended('company ' || $1::text || ' ' || $2::text, 0))`,
    [tx.programId, externalId],
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
  const message = 'The company of this name has another external id.';
  throw new InvalidInput([{ path: ['externalId'], message, rule: 'R-O1' }]);
}

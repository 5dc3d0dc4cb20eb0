import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../kernel/actor.js';
import type { Id } from '../../../kernel/ids.js';
import type { Tx } from '../../../platform/database/index.js';
import { NotFound } from '../../../platform/errors/index.js';
import { IdentifyCompany, type CompanyReferenceInput, lockCompany } from '../known/index.js';
import { WriteCompanyFacts, type CompanyFactsInput } from './write-company-facts.js';

export interface ChangeCompanyInput extends CompanyReferenceInput, CompanyFactsInput {
  /** of the company, as a person read it; an API key needs none */
  readonly version?: number | null | undefined;
}

/**
 * R-O2: staff, or the CRM, say what they know of a company: country, owner, revenue, domains and the
 * rest. An API key is the CRM, which does not overrule a person. The same again changes nothing.
 * Returns the company's id. Throws InvalidInput, NotFound, StaleVersion, DomainTaken.
 */
@Injectable()
export class ChangeCompany {
  constructor(
    private readonly reference: IdentifyCompany,
    private readonly facts: WriteCompanyFacts,
  ) {}

  async changeCompany(tx: Tx, actor: Actor, input: ChangeCompanyInput): Promise<Id> {
    const id = await this.reference.identifyCompany(tx, actor, input, true);
    const company = await lockCompany(tx, id);
    if (!company) throw new NotFound('company', ['companyId']);
    await this.facts.writeCompanyFacts(tx, actor, { company, version: input.version }, input);
    return company.id;
  }
}

import { Injectable } from '@nestjs/common';
import type { Actor } from '../kernel/actor.js';
import type { Id } from '../kernel/ids.js';
import type { Tx } from '../platform/database/index.js';
import { FindOrAddCompanies, SetCompanyKind } from '../features/companies/index.js';

/** The companies that the sample's advocates work for: customers, as a person states. */
@Injectable()
export class SeedEmployers {
  constructor(
    private readonly companies: FindOrAddCompanies,
    private readonly setKind: SetCompanyKind,
  ) {}

  async seedEmployer(tx: Tx, actor: Actor, name: string): Promise<Id> {
    const [company] = await this.companies.findOrAddCompanies(tx, actor, [{ name }]);
    if (!company) throw new Error('The company was not added.');
    return this.setKind.setCompanyKind(tx, actor, { companyId: company.id, says: 'ACCOUNT' });
  }
}

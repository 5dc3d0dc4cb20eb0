import { Injectable } from '@nestjs/common';
import type { Actor } from '../kernel/actor.js';
import type { Id } from '../kernel/ids.js';
import type { Tx } from '../platform/database/index.js';
import { FindOrAddCompanies, SayCompanyKind } from '../features/companies/index.js';

/** The companies that the sample's advocates work for: customers, as who invites them says. */
@Injectable()
export class TellEmployers {
  constructor(
    private readonly companies: FindOrAddCompanies,
    private readonly sayKind: SayCompanyKind,
  ) {}

  async tellEmployer(tx: Tx, actor: Actor, name: string): Promise<Id> {
    const [company] = await this.companies.findOrAddCompanies(tx, actor, [{ name }]);
    if (!company) throw new Error('The company was not added.');
    return this.sayKind.sayCompanyKind(tx, actor, { companyId: company.id, says: 'ACCOUNT' });
  }
}

import type { Id } from '../../kernel/ids.js';
import { userError } from '../../platform/errors/index.js';

/** R-O1: the company that was to be added is here already, by its name or its external id. */
export class CompanyKnown extends userError('CompanyKnown') {
  constructor(companyId: Id, path: 'name' | 'externalId') {
    const by = path === 'name' ? 'of this name, but for its legal form' : 'with this external id';
    super(`There is a company ${by}, already.`, [path], { companyId });
  }
}

/** R-O1: a domain is of one company, and another has it. */
export class DomainTaken extends userError('DomainTaken') {
  constructor(
    readonly domain: string,
    companyId: Id,
  ) {
    super(`${domain} is the domain of another company.`, ['domains'], { companyId, domain });
  }
}

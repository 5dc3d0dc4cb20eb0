import type { Id } from '../../../kernel/ids.js';
import { userError } from '../../../platform/errors/index.js';

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

/** A colleague changed it since this was read. `statedById`: their membership. */
export class CompanyKindChanged extends userError('CompanyKindChanged') {
  constructor(
    companyId: Id,
    said: { readonly statedBy: Id | null; readonly statedAt: Date } | undefined,
  ) {
    super(
      'Somebody has said what this company is since you opened it: look at it again.',
      ['replaces'],
      { companyId, statedById: said?.statedBy ?? null, statedAt: said?.statedAt ?? null },
    );
  }
}

import { Injectable } from '@nestjs/common';
import type { Actor } from '../kernel/actor.js';
import type { Id } from '../kernel/ids.js';
import type { Tx } from '../platform/database/index.js';
import { ChangeCompany, FindOrAddCompanies, SetCompanyKind } from '../features/companies/index.js';
import { SALES } from './sample-people.js';

/** Where a company is whose people live in a time zone. */
const COUNTRIES: Readonly<Record<string, string>> = {
  'Asia/Tokyo': 'JP',
  'Africa/Casablanca': 'MA',
  'Africa/Lagos': 'NG',
  'America/Sao_Paulo': 'BR',
  'Asia/Beirut': 'LB',
  'Asia/Jakarta': 'ID',
  'Asia/Makassar': 'ID',
  'Europe/Berlin': 'DE',
  'Europe/Paris': 'FR',
  'Europe/Prague': 'CZ',
  'Europe/Stockholm': 'SE',
  'Asia/Shanghai': 'CN',
  'Asia/Kolkata': 'IN',
  'America/Mexico_City': 'MX',
};

interface Employer {
  readonly name: string;
  /** an address at it, and where its people live */
  readonly email: string;
  readonly timeZone: string;
}

/** The companies that the sample's advocates work for: customers, as a person states. */
@Injectable()
export class SeedEmployers {
  constructor(
    private readonly companies: FindOrAddCompanies,
    private readonly setKind: SetCompanyKind,
    private readonly change: ChangeCompany,
  ) {}

  async seedEmployer(tx: Tx, actor: Actor, { name, email, timeZone }: Employer): Promise<Id> {
    const [company] = await this.companies.findOrAddCompanies(tx, actor, [{ name }]);
    if (!company) throw new Error('The company was not added.');
    const { id: companyId, version } = company;
    await this.setKind.setCompanyKind(tx, actor, { companyId, says: 'ACCOUNT' });
    // Once: several advocates may work there.
    if (version > 0) return companyId;
    const size = name.length;
    return this.change.changeCompany(tx, actor, {
      companyId,
      version,
      domains: [email],
      country: COUNTRIES[timeZone],
      employees: size * size * 4,
      revenue: { amountMinor: size * 240_000, currency: 'JPY' },
      ...(size % 2 === 0 ? { ownerEmail: SALES.email } : {}),
    });
  }
}

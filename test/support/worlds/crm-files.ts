import type { ImportRequest, ImportResult } from '../../../src/features/imports/index.js';
import type { Actor } from '../../../src/kernel/actor.js';
import { openTestDatabase, type TestDatabase } from '../database/test-database.js';
import { importOf, importVerbs, TestFiles, type ImportVerbs } from './imports.js';

export const REFERRALS = {
  columns: {
    externalId: 'id',
    advocateEmail: 'by',
    refereeName: 'who',
    refereeEmail: 'mail',
    refereeCompany: 'company',
    submittedOn: 'on',
  },
};
export const REFERRAL_HEADER = 'id,by,who,mail,company,on';
export const DEALS = {
  columns: {
    externalId: 'id',
    referralExternalId: 'ref',
    company: 'company',
    stage: 'stage',
    closedOn: 'closed',
    amount: 'amount',
    currency: 'currency',
  },
};
export const DEAL_HEADER = 'id,ref,company,stage,closed,amount,currency';

/** A row of a referral that was submitted on this day. */
export const referral = (id: string, on: string): string =>
  `${id},rosa@feld.example,Guest ${id},guest.${id.toLowerCase()}@haddad.example,Haddad Tools,${on}`;

export const dealRows = (...rows: string[]): string => [DEAL_HEADER, ...rows].join('\n');
export const referralRows = (...rows: string[]): string => [REFERRAL_HEADER, ...rows].join('\n');

/** Files as others write them, and what of them went in. */
export class CrmFiles {
  readonly files = new TestFiles();

  private constructor(
    readonly test: TestDatabase,
    readonly verbs: ImportVerbs,
  ) {}

  static async open(entities: Parameters<typeof openTestDatabase>[0] = []): Promise<CrmFiles> {
    const test = await openTestDatabase(entities);
    return new CrmFiles(test, importVerbs(test));
  }

  /** The days in the files stand still: with the longest window they stay inside of it. */
  program(settings = {}) {
    const berlin = { timeZone: 'Europe/Berlin', currency: 'EUR', windowDays: 730 };
    return this.test.createProgram({ ...berlin, ...settings });
  }

  importReferrals(
    actor: Actor,
    text: string | Buffer,
    mapping: object = {},
    options: Partial<ImportRequest> = {},
  ): Promise<ImportResult> {
    const file = this.files.write('referrals.csv', text);
    const request = importOf(actor, file, { ...REFERRALS, ...mapping }, options);
    return this.verbs.importReferrals.importReferrals(request);
  }

  importDeals(
    actor: Actor,
    text: string | Buffer,
    mapping: object = {},
    options: Partial<ImportRequest> = {},
  ): Promise<ImportResult> {
    const file = this.files.write('deals.csv', text);
    const request = importOf(actor, file, { ...DEALS, ...mapping }, options);
    return this.verbs.importDeals.importDeals(request);
  }

  importCompanies(
    actor: Actor,
    text: string | Buffer,
    mapping: object,
    options: Partial<ImportRequest> = {},
  ): Promise<ImportResult> {
    const file = this.files.write('companies.csv', text);
    return this.verbs.importCompanies.importCompanies(importOf(actor, file, mapping, options));
  }

  importAdvocates(
    actor: Actor,
    text: string | Buffer,
    mapping: object,
    options: Partial<ImportRequest> = {},
  ): Promise<ImportResult> {
    const file = this.files.write('advocates.csv', text);
    return this.verbs.importAdvocates.importAdvocates(importOf(actor, file, mapping, options));
  }

  /** All that is known of each advocate, by their address. */
  advocates({ programId }: Actor) {
    return this.test.superuser<Record<string, unknown>>(
      `SELECT a.email, a.external_id AS id, a.name, a.status, a.language, a.time_zone AS zone,
         c.name AS company, a.employed_since::text AS since,
         ARRAY(SELECT w.kind FROM willing w
                WHERE w.program_id = $1 AND w.advocate_id = a.id ORDER BY 1) AS willing,
         ARRAY(SELECT i.name FROM advocate_interest x
                 JOIN interest i ON i.program_id = $1 AND i.id = x.interest_id
                WHERE x.program_id = $1 AND x.advocate_id = a.id ORDER BY 1) AS interests,
         ARRAY(SELECT t.name FROM advocate_tag b JOIN tag t ON t.program_id = $1 AND t.id = b.tag_id
                WHERE b.program_id = $1 AND b.advocate_id = a.id ORDER BY 1) AS tags,
         ARRAY(SELECT v.text_value FROM advocate_attribute v
                WHERE v.program_id = $1 AND v.advocate_id = a.id ORDER BY 1) AS facts
       FROM advocate a LEFT JOIN company c ON c.program_id = $1 AND c.id = a.company_id
       WHERE a.program_id = $1 ORDER BY a.email, a.external_id`,
      [programId],
    );
  }

  /** All that is known of each company, by its name. */
  companies({ programId }: Actor) {
    return this.test.superuser<Record<string, unknown>>(
      `SELECT c.name, c.external_id AS id, k.kind, c.country, c.industry, c.employees,
         c.revenue_minor::float8 AS revenue, c.revenue_currency AS currency, c.owner_id AS owner,
         c.customer_since::text AS since, c.renews_on::text AS renews, c.gifts_allowed AS gifts,
         c.public_sector AS public,
         ARRAY(SELECT d.domain FROM domain_of_company d
                WHERE d.program_id = $1 AND d.company_id = c.id ORDER BY 1) AS domains,
         ARRAY(SELECT t.name FROM company_tag b JOIN tag t ON t.program_id = $1 AND t.id = b.tag_id
                WHERE b.program_id = $1 AND b.company_id = c.id ORDER BY 1) AS tags,
         ARRAY(SELECT a.name || '=' || coalesce(v.text_value, v.number_value::text,
                        v.day_value::text, v.yes_no_value::text, o.label)
                FROM company_attribute v JOIN attribute a ON a.program_id = $1 AND a.id = v.attribute_id
                LEFT JOIN attribute_choice o ON o.program_id = $1 AND o.id = v.choice_id
                WHERE v.program_id = $1 AND v.company_id = c.id ORDER BY 1) AS facts
       FROM company c LEFT JOIN company_kind k
         ON k.program_id = $1 AND k.company_id = c.id AND k.source = 'CRM'
       WHERE c.program_id = $1 AND c.merged_into IS NULL ORDER BY c.name`,
      [programId],
    );
  }

  deals({ programId }: Actor) {
    return this.test.superuser<Record<string, unknown>>(
      `SELECT d.external_id AS id, c.name AS company, d.stage, d.closed_on::text AS on,
         d.amount_minor::float8 AS amount
       FROM deal d LEFT JOIN company c ON c.program_id = d.program_id AND c.id = d.company_id
       WHERE d.program_id = $1 ORDER BY 1`,
      [programId],
    );
  }

  referrals({ programId }: Actor) {
    return this.test.superuser<Record<string, unknown>>(
      `SELECT external_id AS id, referee_name AS name, submitted_at AS at, submitted_on::text AS on,
         status, points_awarded::int AS points FROM referral WHERE program_id = $1 ORDER BY 1`,
      [programId],
    );
  }

  /** What each advocate's statement says, in its order. */
  statements({ programId }: Actor) {
    return this.test.superuser<{ email: string; points: number[] }>(
      `SELECT a.email, array_agg(t.points::int ORDER BY t.recorded_at, t.version) AS points
       FROM transfer t JOIN wallet w ON w.program_id = t.program_id AND w.id = t.wallet_id
       JOIN advocate a ON a.program_id = w.program_id AND a.id = w.owner_id
       WHERE t.program_id = $1 GROUP BY 1 ORDER BY 1`,
      [programId],
    );
  }

  /** The rows that were refused, with their reasons. */
  errorsOf({ errorsFile }: ImportResult): string {
    return this.files.read(errorsFile ?? '');
  }

  async close(): Promise<void> {
    this.files.remove();
    await this.test.close();
  }
}

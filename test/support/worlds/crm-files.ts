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

  static async open(): Promise<CrmFiles> {
    const test = await openTestDatabase();
    return new CrmFiles(test, importVerbs(test));
  }

  program(settings = {}) {
    return this.test.createProgram({ timeZone: 'Europe/Berlin', currency: 'EUR', ...settings });
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

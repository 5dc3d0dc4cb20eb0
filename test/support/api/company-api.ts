import { newId, type Id } from '../../../src/kernel/ids.js';
import { ServedApp, type ServedAnswer, type ServedPerson, type Who } from './served-app.js';
import { RECORD_DEAL, REFER } from './story-documents.js';
import type { TestProgram } from '../database/test-database.js';

const COMPANY = `id name externalId kind kindReason wonSince firstWonDeal { id }
  said { source kind statedBy version }`;

export const SAY_KIND = `mutation ($input: SetCompanyKindInput!) { setCompanyKind(input: $input) {
  __typename ... on Company { ${COMPANY} }
  ... on CompanyKindChanged { statedBy company { kind said { version } } }
  ... on UserError { code path } } }`;

export const COMPANY_SEEN = `query ($id: ID!) { company(id: $id) { ${COMPANY}
  timeline { rule outcome inputs forStaffOnly actor { kind name } } } }`;

export interface CompanySeen {
  readonly id: Id;
  readonly kind: string;
  readonly kindReason: string;
  readonly timeline: readonly { readonly outcome: string; readonly inputs: object }[];
}

/** A programme with who tells of companies: sales, a marketer, an advocate and the CRM's key. */
export class CompanyApi {
  private constructor(
    readonly app: ServedApp,
    readonly program: TestProgram,
    readonly dana: ServedPerson,
    readonly priya: ServedPerson,
    readonly mei: ServedPerson,
  ) {}

  static async open(): Promise<CompanyApi> {
    const app = await ServedApp.open({ role: 'api' });
    const program = await app.test.createProgram();
    return new CompanyApi(
      app,
      program,
      await app.person(program, ['sales'], { name: 'Dana Cole' }),
      await app.person(program, ['marketer'], { name: 'Priya Nair' }),
      await app.person(program, ['advocate'], { name: 'Mei Tanaka' }),
    );
  }

  async keyOf(program: TestProgram, role: string): Promise<Who> {
    const admin = await this.app.person(program, ['admin']);
    const { secret } = await this.app.get<{ secret: string }>(
      admin,
      `mutation ($input: MakeApiKeyInput!) { makeApiKey(input: $input) {
         ... on MadeApiKey { secret } } }`,
      { input: { name: 'CRM', roles: [role], idempotencyKey: newId() } },
    );
    return { headers: { authorization: `Bearer ${secret}`, 'x-goodturn-program': program.slug } };
  }

  say(who: Who, input: object): Promise<CompanySeen & { readonly code?: string }> {
    return this.app.get(who, SAY_KIND, { input: { idempotencyKey: newId(), ...input } });
  }

  seen(id: Id): Promise<CompanySeen> {
    return this.app.get(this.dana, COMPANY_SEEN, { id });
  }

  record(deal: object): Promise<{ id: Id }> {
    return this.app.get(this.dana, RECORD_DEAL, { input: { idempotencyKey: newId(), ...deal } });
  }

  referAt(
    companyName: string,
    who: Who = this.mei,
  ): Promise<{ readonly id: Id; readonly status: string }> {
    return this.app.get(who, REFER, {
      input: {
        refereeName: 'Aiko Sato',
        refereeEmail: `${newId()}@kita.example`,
        companyName,
        idempotencyKey: newId(),
      },
    });
  }

  /** What becomes of somebody at the company whom an advocate refers now. */
  async statusAt(companyName: string): Promise<string> {
    return (await this.referAt(companyName)).status;
  }

  /** A company of its own for each test, by the deal that tells of it. */
  async companyWith(stage: string): Promise<{ id: Id; name: string; dealId: Id }> {
    const name = `Kita ${newId()}`;
    const { id: dealId } = await this.record({ companyName: name, stage, name: 'First' });
    const { company } = await this.app.get<{ company: { id: Id } }>(
      this.dana,
      'query ($id: ID!) { deal(id: $id) { company { id } } }',
      { id: dealId },
    );
    return { id: company.id, name, dealId };
  }

  /** What an advocate is told who asks for more of the company of an own referral. */
  asAdvocate(fields: string): Promise<ServedAnswer<Record<string, unknown>>> {
    return this.app.ask(
      this.mei,
      `{ referrals(first: 1) { edges { node { company { ${fields} } } } } }`,
    );
  }
}

import { newId, type Id } from '../../../src/kernel/ids.js';
import { CompanyApi } from './company-api.js';
import type { Who } from './served-app.js';

const ADD = `mutation ($input: AddCompanyInput!) { addCompany(input: $input) {
  __typename ... on Company { id } ... on UserError { code } ... on CompanyKnown { company { id } } } }`;
const CHANGE = `mutation ($input: ChangeCompanyInput!) { changeCompany(input: $input) {
  __typename ... on Company { id name version country industry } ... on UserError { code } } }`;
const SEEN = `query ($id: ID!) { company(id: $id) {
  id name externalId kind kindReason wonSince country industry domains advocateCount
  tags { name }
  attributes { attribute { id } number }
  merges { id merged { id name externalId } mergedBy canBeTakenBack takenBackBy moved { kind count } }
  possibleDuplicates { company { id } }
  timeline { rule outcome inputs } } }`;

export interface Seen {
  readonly id: Id;
  readonly kind: string;
  readonly wonSince: string | null;
  readonly country: string | null;
  readonly industry: string | null;
  readonly domains: readonly string[];
  readonly advocateCount: number;
  readonly tags: readonly { readonly name: string }[];
  readonly attributes: readonly object[];
  readonly merges: readonly { readonly id: Id; readonly canBeTakenBack: boolean }[];
  readonly possibleDuplicates: readonly object[];
  readonly timeline: readonly { readonly outcome: string; readonly inputs: object }[];
}

export const MERGE = `mutation ($input: MergeCompaniesInput!) { mergeCompanies(input: $input) {
  __typename ... on Company { id } ... on UserError { code path }
  ... on CompanyMerged { company { id } } } }`;

const UNMERGE = `mutation ($input: UnmergeCompaniesInput!) { unmergeCompanies(input: $input) {
  __typename ... on Company { id } ... on UserError { code path } } }`;

const PREVIEW = `query ($mergedId: ID!, $survivorId: ID!) {
  companyMergePreview(mergedId: $mergedId, survivorId: $survivorId) {
    merged { id } survivor { id } moves { kind count } factsTaken factsKept
    referrals { referral { id } statusBefore statusAfter pointsBefore pointsAfter } } }`;

export interface Merged {
  readonly id: Id;
  readonly code?: string;
}

interface Preview {
  readonly moves: readonly { readonly kind: string; readonly count: number }[];
  readonly referrals: readonly object[];
}

type Run = <Made>(document: string, input: object) => Promise<Made>;

/** A merge of two companies that are nothing else's. */
export async function aMerge(run: Run): Promise<Id> {
  const added: Id[] = [];
  for (const name of ['Kita GmbH', 'Kita Inc.']) {
    added.push((await run<{ id: Id }>(ADD, { name, idempotencyKey: newId() })).id);
  }
  const [mergedId, survivorId] = added;
  const { merges } = await run<{ merges: { id: Id }[] }>(
    `mutation ($input: MergeCompaniesInput!) { mergeCompanies(input: $input) {
       ... on Company { merges { id } } } }`,
    { mergedId, survivorId, idempotencyKey: newId() },
  );
  return merges[0]?.id ?? '';
}

export const told = (input: object) => ({ input: { idempotencyKey: newId(), ...input } });
export const word = () => `w${newId().slice(-12)}`;

/** What tests of merges ask and do. */
export class MergeApi {
  private constructor(
    readonly api: CompanyApi,
    readonly crm: Who,
  ) {}

  static async open(): Promise<MergeApi> {
    const api = await CompanyApi.open();
    return new MergeApi(api, await api.keyOf(api.program, 'SALES'));
  }

  async add(name: string, more: object = {}): Promise<Id> {
    return (await this.api.app.get<{ id: Id }>(this.api.dana, ADD, told({ name, ...more }))).id;
  }

  addAgain(name: string): Promise<object> {
    return this.api.app.get(this.api.dana, ADD, told({ name }));
  }

  change(who: Who, input: object): Promise<{ id: Id; code?: string }> {
    return this.api.app.get(who, CHANGE, told(input));
  }

  seen(id: Id): Promise<Seen> {
    return this.api.app.get(this.api.dana, SEEN, { id });
  }

  merge(who: Who, mergedId: Id, survivorId: Id): Promise<Merged> {
    return this.api.app.get(who, MERGE, told({ mergedId, survivorId }));
  }

  unmerge(who: Who, mergeId: Id): Promise<Merged> {
    return this.api.app.get(who, UNMERGE, told({ mergeId }));
  }

  preview(mergedId: Id, survivorId: Id): Promise<Preview | null> {
    return this.api.app.get(this.api.dana, PREVIEW, { mergedId, survivorId });
  }

  async statusOf(id: Id): Promise<string> {
    const document = 'query ($id: ID!) { referral(id: $id) { status } }';
    return (await this.api.app.get<{ status: string }>(this.api.dana, document, { id })).status;
  }

  async companyOfDeal(dealId: Id): Promise<Id> {
    const document = 'query ($id: ID!) { deal(id: $id) { company { id } } }';
    const { company } = await this.api.app.get<{ company: { id: Id } }>(this.api.dana, document, {
      id: dealId,
    });
    return company.id;
  }

  /** "GmbH" has a referral, "Inc." the deal that was won with it. */
  async apart() {
    const name = word();
    const externalId = newId();
    const domains = [`${name}.example`];
    const gmbh = await this.add(`${name} GmbH`, { externalId, country: 'DE', domains });
    const inc = await this.add(`${name} Inc.`, { industry: 'Tea' });
    const referral = await this.api.referAt(`${name} GmbH`);
    const deal = { companyName: `${name} Inc.`, stage: 'WON', externalId };
    const { id: dealId } = await this.api.record(deal);
    return { name, externalId, gmbh, inc, referral, dealId };
  }
}

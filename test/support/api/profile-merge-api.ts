import { newId, type Id } from '../../../src/kernel/ids.js';
import { PostTransfers } from '../../../src/features/ledger/index.js';
import type { Actor } from '../../../src/kernel/actor.js';
import type { TestProgram } from '../database/test-database.js';
import { until } from '../until.js';
import { ServedApp, type ServedPerson, type Who } from './served-app.js';

const MERGE = `mutation ($input: MergeProfilesInput!) { mergeProfiles(input: $input) {
  __typename ... on Advocate { id } ... on UserError { code }
  ... on ProfileMergeRefused { reason } } }`;
const UNMERGE = `mutation ($input: UnmergeProfilesInput!) { unmergeProfiles(input: $input) {
  __typename ... on Advocate { id } ... on UserError { code } } }`;
const PREVIEW = `{ profileMergePreview { email refused merged { id name email }
  points { available pending lifetime owed } moves { kind count } waits { kind count }
  otherPrograms } }`;
const ME = `{ me { id status points { available pending lifetime owed }
  link { code } interests { name } referrals: impact { referrals }
  profileMerges { id merged { id name email } mergedBy canBeTakenBack takenBackAt
    moved { kind count } waits { kind count } }
  timeline { rule outcome inputs }
  statement { edges { node { kind points balanceAfter } } } } }`;

export interface Merged {
  readonly id: Id;
  readonly code?: string;
  readonly reason?: string;
}

export interface Preview {
  readonly refused: string | null;
  readonly merged: { readonly id: Id } | null;
  readonly moves: readonly { readonly kind: string; readonly count: number }[];
  readonly waits: readonly { readonly kind: string; readonly count: number }[];
}

export interface Me {
  readonly id: Id;
  readonly status: string;
  readonly points: { readonly available: number; readonly lifetime: number };
  readonly profileMerges: readonly { readonly id: Id; readonly canBeTakenBack: boolean }[];
  readonly timeline: readonly { readonly outcome: string; readonly inputs: object }[];
  readonly statement: {
    readonly edges: readonly {
      readonly node: { readonly kind: string; readonly points: number };
    }[];
  };
}

/** People with two profiles, and what they do to make one of them (R-U6). */
export class ProfileMergeApi {
  private constructor(
    readonly app: ServedApp,
    readonly program: TestProgram & { readonly actor: Actor },
  ) {}

  static async open(): Promise<ProfileMergeApi> {
    const app = await ServedApp.open();
    return new ProfileMergeApi(app, await app.test.createProgram());
  }

  somebody(name = 'Rosa Lind'): Promise<ServedPerson> {
    return this.app.person(this.program, ['advocate'], { name });
  }

  /** Two profiles of one person: the one that stays, and the other. */
  async two(): Promise<readonly [ServedPerson, ServedPerson]> {
    return [await this.somebody(), await this.somebody('R. Lind')];
  }

  /** Both codes, from both mailboxes. */
  async prove(who: ServedPerson, email: string): Promise<void> {
    await this.app.post('/api/auth/other-address', { email }, who);
    const [own, other] = [await this.codeTo(who.email), await this.codeTo(email)];
    const answer = await this.app.post('/api/auth/other-address/confirm', { own, other }, who);
    if (!answer.ok) throw new Error(`The codes were answered ${String(answer.status)}`);
  }

  async codeTo(email: string): Promise<string> {
    let code: string | undefined;
    await until(async () => {
      const mail = (await this.app.mailsTo(email)).find(({ kind }) => kind === 'ADDRESS_CODE');
      code = /\b\d{4} \d{4}\b/.exec(mail?.text ?? '')?.[0];
      return code !== undefined;
    });
    return code ?? '';
  }

  preview(who: Who): Promise<Preview | null> {
    return this.app.get(who, PREVIEW);
  }

  merge(who: Who, mergedId: Id | null): Promise<Merged> {
    return this.app.get(who, MERGE, { input: { mergedId } });
  }

  unmerge(who: Who, mergeId: Id): Promise<Merged> {
    return this.app.get(who, UNMERGE, { input: { mergeId } });
  }

  me(who: Who): Promise<Me> {
    return this.app.get(who, ME);
  }

  /** Proven and merged. */
  async mergeAll(stays: ServedPerson, other: ServedPerson): Promise<void> {
    await this.prove(stays, other.email);
    const done = await this.merge(stays, other.advocateId);
    if (done.id !== stays.advocateId) throw new Error(`Not merged: ${JSON.stringify(done)}`);
  }

  async earn({ advocateId }: ServedPerson, points: number, id: Id = newId()): Promise<Id> {
    await this.post({
      op: 'SETTLE',
      ownerId: advocateId ?? '',
      points,
      subject: { kind: 'REFERRAL', id },
      policy: 'WITHIN_BALANCE',
    });
    return id;
  }

  async post(item: object): Promise<void> {
    const { actor } = this.program;
    const [result] = await this.app.test.database.write(actor, 'post', (tx) =>
      new PostTransfers().postTransfers(tx, actor, [
        { key: newId(), rule: 'R-T2', ...item } as never,
      ]),
    );
    if (result?.ok !== true) throw new Error(`Not posted: ${JSON.stringify(result)}`);
  }
}

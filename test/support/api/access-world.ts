import { newId, type Id } from '../../../src/kernel/ids.js';
import { aMerge } from './merge-api.js';
import type { ServedApp, ServedPerson, Who } from './served-app.js';
import * as ask from './story-documents.js';
import { CHALLENGE, DISCLOSURE } from './story-documents.js';
import { uploadPicture } from './story.js';
import { ImportApi } from '../worlds/import-api.js';

/** What an id in the API can name. */
export const NOUNS = [
  'advocate',
  'attribute',
  'challenge',
  'company',
  'deal',
  'file',
  'formerEmployer',
  'apiKey',
  'importRun',
  'interest',
  'membership',
  'merge',
  'participation',
  'picture',
  'redemption',
  'referral',
  'reward',
  'segment',
  'submission',
  'tag',
] as const;
export type Noun = (typeof NOUNS)[number];
export type Things = Readonly<Record<Noun, Id>>;

/** What belongs to one advocate, and to no other. */
export const OWNED: ReadonlySet<Noun> = new Set([
  'file',
  'formerEmployer',
  'participation',
  'redemption',
  'referral',
  'submission',
]);

/** One programme with one thing of each kind, and a second advocate with things of their own. */
export interface AccessWorld {
  readonly id: Id;
  readonly slug: string;
  readonly people: Readonly<Record<'advocate' | 'marketer' | 'sales' | 'admin', ServedPerson>>;
  readonly keys: Readonly<Record<'marketer' | 'sales' | 'admin', Who>>;
  readonly own: Things;
  /** what of this is an advocate's is the other advocate's */
  readonly other: Things;
}

const STAGE = { instructions: 'Any rating is fine.', points: 100, proof: ['LINK', 'SCREENSHOT'] };

/** `rows`: so many advocates, challenges and rewards, and so many referrals of the first advocate. */
export async function openAccessWorld(app: ServedApp, rows = 2): Promise<AccessWorld> {
  const program = await app.test.createProgram();
  const [marketer, sales, admin, advocate, second] = [
    await app.person(program, ['marketer']),
    await app.person(program, ['sales']),
    await app.person(program, ['admin']),
    await app.person(program, ['advocate']),
    await app.person(program, ['advocate'], { name: 'Budi Santoso' }),
  ];
  const made = new Maker(app, marketer);
  const challenge = await made.challenge();
  const reward = await made.reward();
  const segment = await made.segment();
  const importRun = await made.importRun();
  const everybody = [advocate, second];
  for (let more = 2; more < rows; more += 1) {
    await made.challenge();
    await made.reward();
    await made.referral(advocate);
    const next = await app.person(program, ['advocate'], { name: `Advocate ${String(more)}` });
    await made.thingsOf(next, sales, { challenge, reward });
    everybody.push(next);
  }
  const spare = await app.person(program, ['sales']);
  const key = await made.key(admin, 'SALES', program.slug);
  const tag = await made.tag(everybody);
  const merge = await aMerge((document, input) => made.run(marketer, document, input));
  const picture = await uploadPicture(app, marketer, '/api/pictures');
  const asked = { interest: await made.interest(), attribute: await made.attribute() };
  const plans = { challenge, reward, picture, segment, importRun, tag, ...asked, merge };
  const shared = { ...plans, membership: spare.membershipId, apiKey: key.id };
  return {
    id: program.id,
    slug: program.slug,
    people: { advocate, marketer, sales, admin },
    keys: {
      marketer: (await made.key(admin, 'MARKETER', program.slug)).who,
      sales: (await made.key(admin, 'SALES', program.slug)).who,
      admin: (await made.key(admin, 'ADMIN', program.slug)).who,
    },
    own: { ...shared, ...(await made.thingsOf(advocate, sales, { challenge, reward })) },
    other: { ...shared, ...(await made.thingsOf(second, sales, { challenge, reward })) },
  };
}

type Shared =
  | 'challenge'
  | 'reward'
  | 'picture'
  | 'segment'
  | 'importRun'
  | 'tag'
  | 'interest'
  | 'attribute'
  | 'apiKey'
  | 'membership'
  | 'merge';
type OfAdvocate = Omit<Things, Shared>;

class Maker {
  constructor(
    private readonly app: ServedApp,
    private readonly marketer: Who,
  ) {}

  async challenge(): Promise<Id> {
    const { id, version } = await this.run<{ id: Id; version: number }>(
      this.marketer,
      ask.SAVE_CHALLENGE,
      {
        ...CHALLENGE,
        disclosure: DISCLOSURE,
        stages: [
          { title: 'First', ...STAGE },
          { title: 'Then', ...STAGE },
        ],
      },
    );
    await this.run(this.marketer, ask.PUBLISH_CHALLENGE, { id, version });
    return id;
  }

  async reward(): Promise<Id> {
    const input = { name: 'Gift card', description: 'For a book', translations: [], isGift: true };
    const { id, version } = await this.run<{ id: Id; version: number }>(
      this.marketer,
      ask.SAVE_REWARD,
      { ...input, pricePoints: 50 },
    );
    const codes = Array.from({ length: 20 }, (_, at) => `${id}-${String(at)}`);
    await this.run(this.marketer, ask.LOAD_CODES, { rewardId: id, codes });
    await this.run(this.marketer, ask.OFFER_REWARD, { id, version, status: 'LIVE' });
    return id;
  }

  async tag(advocates: readonly ServedPerson[]): Promise<Id> {
    const advocateIds = advocates.map(({ advocateId }) => advocateId);
    const input = { advocateIds, add: ['Speaker'] };
    const tagged = await this.run<{ advocates: { tags: { id: Id }[] }[] }>(
      this.marketer,
      ask.TAG_ADVOCATES,
      input,
    );
    return tagged.advocates[0]?.tags[0]?.id ?? '';
  }

  async interest(): Promise<Id> {
    const input = { name: 'Robots', offered: true };
    return (await this.run<{ id: Id }>(this.marketer, ask.SAVE_INTEREST, input)).id;
  }

  async segment(): Promise<Id> {
    const everybody = { match: 'ALL', groups: [] };
    const { id } = await this.run<{ id: Id }>(
      this.marketer,
      `mutation ($input: SaveSegmentInput!) { saveSegment(input: $input) { ... on Segment { id } } }`,
      {
        name: 'Everybody',
        rule: { include: everybody, exclude: everybody },
        idempotencyKey: newId(),
      },
    );
    return id;
  }

  importRun(): Promise<Id> {
    return new ImportApi(this.app, this.marketer).upload('deals', 'id,stage\nD-1,OPEN\n');
  }

  async attribute(): Promise<Id> {
    const input = { subject: 'ADVOCATE', type: 'TEXT', name: 'Team' };
    return (await this.run<{ id: Id }>(this.marketer, ask.DEFINE_ATTRIBUTE, input)).id;
  }

  async key(admin: Who, role: string, slug: string): Promise<{ id: Id; who: Who }> {
    const made = await this.run<{ secret: string; apiKey: { id: Id } }>(
      admin,
      `mutation ($input: MakeApiKeyInput!) { makeApiKey(input: $input) {
         ... on MadeApiKey { secret apiKey { id } } } }`,
      { name: 'CRM', roles: [role] },
    );
    const headers = { authorization: `Bearer ${made.secret}`, 'x-goodturn-program': slug };
    // Used once now: the note of its first use is no change that a test would look for.
    await this.app.ask({ headers }, '{ viewer { name } }');
    return { id: made.apiKey.id, who: { headers } };
  }

  /** An approved first stage pays for the redemption; the second stage waits. */
  async thingsOf(
    advocate: ServedPerson,
    sales: Who,
    { challenge, reward }: { challenge: Id; reward: Id },
  ): Promise<OfAdvocate> {
    const { id: participation } = await this.run<{ id: Id }>(advocate, ask.START, {
      challengeId: challenge,
    });
    const first = await this.handIn(advocate, participation, 1);
    await this.run(this.marketer, ask.DECIDE, {
      id: first.submission,
      version: 1,
      kind: 'APPROVE',
      idempotencyKey: newId(),
    });
    const { file, submission } = await this.handIn(advocate, participation, 2);
    const { id: redemption } = await this.run<{ id: Id }>(advocate, ask.REDEEM, {
      rewardId: reward,
      rewardVersion: 1,
      pricePoints: 50,
      idempotencyKey: newId(),
    });
    const referral = await this.referral(advocate);
    const { id: deal } = await this.run<{ id: Id }>(sales, ask.RECORD_DEAL, {
      referralIds: [referral],
      stage: 'OPEN',
      idempotencyKey: newId(),
    });
    const { company } = await this.app.get<{ company: { id: Id } }>(
      sales,
      'query ($id: ID!) { deal(id: $id) { company { id } } }',
      { id: deal },
    );
    return {
      advocate: advocate.advocateId ?? '',
      company: company.id,
      formerEmployer: await this.formerEmployer(advocate),
      participation,
      file,
      submission,
      redemption,
      referral,
      deal,
    };
  }

  async referral(advocate: ServedPerson): Promise<Id> {
    const { id } = await this.run<{ id: Id }>(advocate, ask.REFER, {
      refereeName: 'Aiko Sato',
      refereeEmail: `r${newId()}@example.com`,
      companyName: `Company ${newId()}`,
      idempotencyKey: newId(),
    });
    return id;
  }

  /** They worked for a company, and do so no more. */
  private async formerEmployer(advocate: ServedPerson): Promise<Id> {
    const me = await this.app.get<{ version: number }>(advocate, '{ me { version } }');
    const { version } = await this.run<{ version: number }>(advocate, ask.CHANGE_EMPLOYER, {
      version: me.version,
      companyName: `Employer ${newId()}`,
    });
    const { formerEmployers } = await this.run<{ formerEmployers: { id: Id }[] }>(
      advocate,
      ask.CHANGE_EMPLOYER,
      { version, companyId: null },
    );
    return formerEmployers[0]?.id ?? '';
  }

  private async handIn(
    advocate: ServedPerson,
    participationId: Id,
    stage: number,
  ): Promise<{ file: Id; submission: Id }> {
    const file = await uploadPicture(this.app, advocate);
    const { id: submission } = await this.run<{ id: Id }>(advocate, ask.HAND_IN, {
      participationId,
      stage,
      link: 'https://www.g2.com/r/1',
      fileIds: [file],
      disclosureAccepted: true,
      idempotencyKey: newId(),
    });
    return { file, submission };
  }

  async run<Answer>(who: Who, document: string, input: object): Promise<Answer> {
    const answer = await this.app.get<Answer & { code?: string }>(who, document, { input });
    if (answer.code !== undefined) throw new Error(`Refused: ${JSON.stringify(answer)}`);
    return answer;
  }
}

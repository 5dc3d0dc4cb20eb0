import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { newId } from '../../src/kernel/ids.js';
import { openAccessWorld, type AccessWorld } from '../support/api/access-world.js';
import { ServedApp, type Who } from '../support/api/served-app.js';

const HISTORY = `query ($id: ID!, $first: PageSize!, $after: String) {
  history(of: COMPANY, id: $id, first: $first, after: $after) {
    edges { node { id subjectKind subjectId subjectName entry { occurredAt outcome actor { name } } } }
    pageInfo { hasNextPage endCursor } } }`;

interface Line {
  readonly id: string;
  readonly subjectKind: string;
  readonly subjectId: string;
  readonly subjectName: string | null;
  readonly entry: { readonly occurredAt: string; readonly outcome: string };
}

interface Page {
  readonly edges: readonly { readonly node: Line }[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
}

/** One timeline of a company with its people, their referrals, challenges and rewards, and its deals. */
describe('R-W8: the history of a company', () => {
  let app: ServedApp;
  let world: AccessWorld;

  beforeAll(async () => {
    app = await ServedApp.open({ role: 'api' });
    world = await openAccessWorld(app);
    await app.test.superuser(
      'UPDATE advocate SET company_id = $2 WHERE program_id = $1 AND id = $3',
      [world.id, world.own.company, world.own.advocate],
    );
    await app.get(
      world.people.sales,
      `mutation ($input: SetCompanyKindInput!) { setCompanyKind(input: $input) { __typename } }`,
      { input: { companyId: world.own.company, says: 'PROSPECT', idempotencyKey: newId() } },
    );
  }, 120_000);
  afterAll(() => app.close());

  const pageFor = (who: Who, first: number, after: string | null = null, id = world.own.company) =>
    app.get<Page>(who, HISTORY, { id, first, after });

  async function linesFor(who: Who): Promise<Line[]> {
    return (await pageFor(who, 100)).edges.map(({ node }) => node);
  }

  const kindsOf = (lines: readonly Line[]) => [...new Set(lines.map((line) => line.subjectKind))];

  it('has what happened to its people, to their referrals, challenges and rewards, and to its deals', async () => {
    const lines = await linesFor(world.people.marketer);
    expect(kindsOf(lines).sort()).toEqual(
      expect.arrayContaining(['COMPANY', 'PARTICIPATION', 'REDEMPTION', 'REFERRAL']),
    );
    expect(lines.find(({ subjectKind }) => subjectKind === 'COMPANY')).toMatchObject({
      subjectId: world.own.company,
      entry: { outcome: 'KIND_STATED' },
    });
    const named = lines.filter(({ subjectKind }) => subjectKind !== 'COMPANY');
    expect(named.filter(({ subjectName }) => subjectName === null)).toEqual([]);
    const moments = lines.map(({ entry }) => entry.occurredAt);
    expect(moments).toEqual(moments.toSorted().toReversed());
  });

  it('page by page each line comes once', async () => {
    const all = await linesFor(world.people.admin);
    const paged: string[] = [];
    let after: string | null = null;
    for (let more = true; more;) {
      const page: Page = await pageFor(world.people.admin, 2, after);
      paged.push(...page.edges.map(({ node }) => node.id));
      after = page.pageInfo.endCursor;
      more = page.pageInfo.hasNextPage;
    }
    expect(paged).toEqual(all.map(({ id }) => id));
    expect(new Set(paged).size).toBe(paged.length);
  });

  it('R-A2: sales reads nothing of challenges and rewards, which are not open to it', async () => {
    const kinds = kindsOf(await linesFor(world.people.sales));
    expect(kinds).toContain('REFERRAL');
    expect(kinds.filter((kind) => /PARTICIPATION|REDEMPTION/.test(kind))).toEqual([]);
    const { errors } = await app.ask(world.people.advocate, HISTORY, {
      id: world.own.company,
      first: 1,
    });
    expect(errors?.[0]?.extensions.code).toBe('FORBIDDEN');
  });

  it('R-A1: of the other programme’s company, and of none, there is none', async () => {
    const there = await openAccessWorld(app);
    for (const id of [there.own.company, newId(), 'nobody']) {
      expect((await pageFor(world.people.admin, 5, null, id)).edges).toEqual([]);
    }
  }, 60_000);
});

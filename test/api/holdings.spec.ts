import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { holdingKinds, holdingOf } from '../../src/features/holdings/holding.rules.js';
import { dataMap } from '../../src/migrations/data-map.js';
import { openAccessWorld, type AccessWorld } from '../support/api/access-world.js';
import { ServedApp, type Who } from '../support/api/served-app.js';

const HOLDINGS = '{ ownHoldings { kind count firstAt lastAt keptDays } }';
const RECORDS = `query ($kind: HoldingKind!, $first: PageSize, $after: String) {
  ownRecords(kind: $kind, first: $first, after: $after) {
    edges { node { id at held } } pageInfo { hasNextPage endCursor } } }`;

/** Where people are named and no holding shows it, and why. */
const ELSEWHERE: Readonly<Record<string, string>> = {
  company_attribute: 'about a company',
  import_change: 'what a file that staff uploaded changed; deleted after 30 days, or with its undo',
  import_row: 'of a file that staff uploaded; deleted after 30 days',
  import_run: 'of a file that staff uploaded; deleted after 30 days',
  kept_mail: 'mails of a sandbox whose clock was moved, to nobody outside',
  referral_note: 'about the person who was referred, for colleagues',
  'auth.address_change': 'of the installation: the page tells it of who signs in',
  'auth.address_proof': 'of the installation: the page tells it of who signs in',
  'auth.former_address': 'of the installation: the page tells it of who signs in',
  'auth.member': 'of the installation: the page tells it of who signs in',
  'auth.session': 'of the installation: the page tells it of who signs in',
  'auth.sign_in_method': 'of the installation: the page tells it of who signs in',
  'auth.verification': 'of the installation, for the minutes of a sign-in',
};

interface Holding {
  readonly kind: string;
  readonly count: number;
  readonly firstAt: string | null;
  readonly lastAt: string | null;
  readonly keptDays: number | null;
}
interface Records {
  readonly edges: readonly { node: { id: string; at: string; held: Record<string, unknown> } }[];
  readonly pageInfo: { hasNextPage: boolean; endCursor: string | null };
}

describe('R-U1: what is held about an advocate', () => {
  let app: ServedApp;
  let here: AccessWorld;
  let there: AccessWorld;

  beforeAll(async () => {
    app = await ServedApp.open({ role: 'api' });
    here = await openAccessWorld(app);
    there = await openAccessWorld(app);
  }, 120_000);
  afterAll(() => app.close());

  const holdingsOf = async (who: Who): Promise<Map<string, Holding>> => {
    const holdings = await app.get<Holding[]>(who, HOLDINGS);
    return new Map(holdings.map((holding) => [holding.kind, holding]));
  };
  /** A row a page, as far as there are pages. */
  const recordsOf = async (who: Who, kind: string): Promise<Records['edges'][number]['node'][]> => {
    const found: Records['edges'][number]['node'][] = [];
    for (let after: string | null = null; ;) {
      const { edges, pageInfo }: Records = await app.get(who, RECORDS, { kind, first: 1, after });
      found.push(...edges.map(({ node }) => node));
      if (!pageInfo.hasNextPage) return found;
      after = pageInfo.endCursor;
    }
  };

  it('R-A5: every table that names people is shown, or stands here with its reason', async () => {
    const shown = Object.keys(holdingKinds).flatMap((kind) => holdingOf(kind).tables);
    const naming = Object.entries(dataMap)
      .filter(([, columns]) => Object.values(columns).includes('PERSONAL'))
      .map(([table]) => table);
    expect(naming.filter((table) => !shown.includes(table)).sort()).toEqual(
      Object.keys(ELSEWHERE).sort(),
    );
    const unknown = await app.test.superuser(
      'SELECT t FROM unnest($1::text[]) t WHERE to_regclass(t) IS NULL',
      [shown],
    );
    expect(unknown).toEqual([]);
  });

  it('is counted by kind, and each kind is read row by row to its end', async () => {
    const { advocate } = here.people;
    const holdings = await holdingsOf(advocate);
    expect([...holdings.keys()].sort()).toEqual(Object.keys(holdingKinds).sort());
    for (const kind of ['PROFILE', 'MEMBERSHIP', 'TAGS', 'REFERRALS', 'SUBMISSIONS', 'FILES']) {
      expect([kind, holdings.get(kind)?.count]).not.toEqual([kind, 0]);
    }
    for (const { kind, count, firstAt, lastAt } of holdings.values()) {
      const records = await recordsOf(advocate, kind);
      expect([kind, new Set(records.map(({ id }) => id)).size]).toEqual([kind, count]);
      expect([kind, records[0]?.at ?? null, records.at(-1)?.at ?? null]).toEqual([
        kind,
        lastAt,
        firstAt,
      ]);
    }
    expect(holdings.get('LINK_VISITS')?.keptDays).toBe(400);
    expect(holdings.get('POINTS')?.keptDays).toBeNull();
  });

  it('says what stands there, and keeps what was promised to staff', async () => {
    const { advocate } = here.people;
    const [profile] = await recordsOf(advocate, 'PROFILE');
    expect(profile?.held).toMatchObject({ email: advocate.email, status: 'ACTIVE' });
    const [referral] = await recordsOf(advocate, 'REFERRALS');
    expect(Object.keys(referral?.held ?? {})).toEqual(
      expect.arrayContaining(['person', 'email', 'note', 'status']),
    );
    // A tag is the team's own: that there is one, and not what it says.
    const tags = await recordsOf(advocate, 'TAGS');
    expect(tags.map(({ held }) => held)).toEqual([{}]);
  });

  it("R-A1: is one's own: nothing of another advocate, and nothing of another programme", async () => {
    const idsOf = async (who: Who): Promise<string[]> => {
      const kinds = ['PROFILE', 'MEMBERSHIP', 'REFERRALS', 'SUBMISSIONS', 'FILES', 'REDEMPTIONS'];
      const records = await Promise.all(kinds.map((kind) => recordsOf(who, kind)));
      return records.flat().map(({ id }) => id);
    };
    const own = await idsOf(here.people.advocate);
    expect(own).toContain(here.people.advocate.advocateId);
    expect(own).toContain(here.own.referral);
    expect(own).not.toContain(here.other.referral);
    expect(own).not.toContain(here.other.file);
    const elsewhere = await idsOf(there.people.advocate);
    expect(own.filter((id) => elsewhere.includes(id))).toEqual([]);
  });

  it('is for advocates: a person of staff who is none is refused', async () => {
    for (const who of [here.people.marketer, here.people.admin, here.keys.admin]) {
      const { errors } = await app.ask(who, HOLDINGS);
      expect(errors?.[0]?.extensions.code).toBe('FORBIDDEN');
    }
  });
});

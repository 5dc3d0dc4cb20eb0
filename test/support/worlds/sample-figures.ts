import type { TestDatabase } from '../database/test-database.js';
import { ServedApp, type Who } from '../api/served-app.js';

const FIGURES = `{
  overview {
    closeShare { converted matured share insideWindow }
    willing { to advocates }
  }
  conversionReport { total { referrals matured converted closeShare wonOutsideWindow medianDaysToWin } }
}`;

/** All rows of a connection, by the name of its field. */
const LIST = (field: string): string => `query ($after: String) {
  ${field}(first: 100, after: $after) { edges { cursor } pageInfo { endCursor hasNextPage } }
}`;

const REFERRALS = `query ($after: String, $statuses: [ReferralStatus!]) {
  referrals(first: 100, after: $after, filter: { statuses: $statuses }) {
    edges { node { timeline { outcome } } }
    pageInfo { endCursor hasNextPage }
  }
}`;

interface Figures {
  readonly overview: {
    readonly closeShare: object;
    readonly willing: readonly { readonly to: string; readonly advocates: number }[];
  };
  readonly conversionReport: { readonly total: object };
}

interface Connection<Edge> {
  readonly edges: readonly Edge[];
  readonly pageInfo: { readonly endCursor: string | null; readonly hasNextPage: boolean };
}

interface ReferralEdge {
  readonly node: {
    readonly timeline: readonly { readonly outcome: string }[];
  };
}

/** What the API tells a marketer of the sample. */
export async function sampleFigures(test: TestDatabase): Promise<object> {
  const app = await ServedApp.open({ test, role: 'api' });
  try {
    const who = await marketer(app);
    const { data, errors } = await app.ask<Figures>(who, FIGURES);
    if (!data) throw new Error(JSON.stringify(errors));
    const referrals = (...statuses: readonly string[]): Promise<ReferralEdge[]> =>
      all<ReferralEdge>(app, who, REFERRALS, { statuses });
    const lengthOf = async (field: string): Promise<number> =>
      (await all(app, who, LIST(field))).length;
    const lost = await referrals('LOST');
    return {
      closeShare: data.overview.closeShare,
      conversions: data.conversionReport.total,
      advocates: await lengthOf('advocates'),
      challenges: await lengthOf('challenges'),
      waiting: await lengthOf('approvals'),
      rewards: await lengthOf('rewards'),
      duplicates: (await referrals('DUPLICATE')).length,
      withdrawn: (await referrals('WITHDRAWN')).length,
      takenBack: lost.filter(({ node }) =>
        node.timeline.some(({ outcome }) => outcome === 'CONVERSION_TAKEN_BACK'),
      ).length,
      referenceCalls: data.overview.willing.find(({ to }) => to === 'REFERENCE_CALL')?.advocates,
      firstAgo: await firstReferralAgo(test),
    };
  } finally {
    await app.close();
  }
}

async function all<Edge>(
  app: ServedApp,
  who: Who,
  document: string,
  variables: object = {},
): Promise<Edge[]> {
  const found: Edge[] = [];
  let after: string | null = null;
  do {
    const page: Connection<Edge> = await app.get(who, document, { ...variables, after });
    found.push(...page.edges);
    after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
  } while (after !== null);
  return found;
}

async function marketer(app: ServedApp): Promise<Who> {
  const [priya] = await app.test.superuser<{ id: string }>(
    `SELECT id FROM auth.member WHERE name = 'Priya Nair'`,
  );
  return app.enter(priya?.id ?? '', 'sample');
}

/** Days from the first talks to the contract, of deals that no referral belongs to. */
export async function directDeals(
  test: TestDatabase,
): Promise<{ readonly won: number; readonly medianDays: number }[]> {
  return test.superuser(
    `SELECT count(*)::int AS won,
       percentile_cont(0.5) WITHIN GROUP (ORDER BY d.closed_on - began.on_day) AS "medianDays"
     FROM deal d CROSS JOIN LATERAL (
       SELECT (min(f.occurred_at) AT TIME ZONE 'Asia/Tokyo')::date AS on_day FROM deal_fact f
       WHERE f.program_id = d.program_id AND f.deal_id = d.id AND f.kind = 'OPEN') AS began
     WHERE d.stage = 'WON' AND NOT EXISTS (
       SELECT FROM deal_link l WHERE l.program_id = d.program_id AND l.deal_id = d.id)`,
  );
}

/** How many days ago the first referral came. */
async function firstReferralAgo(test: TestDatabase): Promise<number | undefined> {
  const [row] = await test.superuser<{ days: number }>(
    `SELECT (now() AT TIME ZONE 'Asia/Tokyo')::date - min(submitted_on) AS days FROM referral`,
  );
  return row?.days;
}

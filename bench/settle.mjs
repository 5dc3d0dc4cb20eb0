// Referrals decided and written per second: one connected group of 2,000 referrals and 200 deals,
// against the same number in groups of two. All of them are moved a step, so all are written.
import { insertProgram, openBenchDatabase } from './lib/bench-database.mjs';

const REFERRALS = 2_000;
const DEALS = 200;
const SPAN = REFERRALS / DEALS;
const GOAL = 0.5;
const STEPS = ['MEETING', 'QUALIFIED'];

/** The verbs, wired as Nest wires them. */
async function wire() {
  const at = (path) => import(`../dist/server/${path}`);
  const { SettleReferrals, AddReferrals, MatchDeals } = await at('features/referrals/index.js');
  const { recordFacts } = await at('features/referrals/settle/referral-inputs.js');
  const { RefereeKey } = await at('features/referrals/intake/referee-key.js');
  const { RecordDeals } = await at('features/conversions/index.js');
  const { WriteWonSince } = await at('features/companies/index.js');
  const { RecordDealFacts } = await at('features/deals/index.js');
  const { RecordTimeline } = await at('features/timeline/index.js');
  const { PostTransfers, SettlePoints } = await at('features/ledger/index.js');
  const { Outbox } = await at('platform/outbox/index.js');
  const key = 'k'.repeat(40);
  const timeline = new RecordTimeline();
  const settle = new SettleReferrals(new SettlePoints(new PostTransfers()), timeline, new Outbox());
  const matchDeals = new MatchDeals(timeline, new Outbox());
  const refereeKey = new RefereeKey({ session: key, code: key, hash: key });
  return {
    settle,
    recordFacts,
    add: new AddReferrals(refereeKey, settle, matchDeals),
    deals: new RecordDeals(
      new RecordDealFacts(new WriteWonSince(new RecordTimeline())),
      matchDeals,
      settle,
    ),
  };
}

/** Two by two the referrals are of one person; `linked` says which of them a deal belongs to. */
async function fill(database, verbs, actor, advocateId, linked) {
  const ids = await database.write(actor, 'bench', async (tx) => {
    const { added } = await verbs.add.addReferrals(
      tx,
      actor,
      Array.from({ length: REFERRALS }, (_, order) => ({
        advocateId,
        source: 'IMPORT',
        sourceLabel: null,
        externalId: `r${order}`,
        fileRow: order + 2,
        refereeName: 'Somebody',
        refereeEmail: `guest${order >> 1}@visitor.example`,
        companyId: null,
        note: null,
        submittedAt: tx.now,
        needsConfirmation: false,
        awardsPoints: true,
        decision: null,
      })),
    );
    return added.map(({ id }) => id);
  });
  await database.write(actor, 'bench', (tx) =>
    verbs.deals.recordDeals(
      tx,
      actor,
      Array.from({ length: DEALS }, (_, order) => ({
        externalId: `d${order}`,
        dealId: null,
        referralExternalId: null,
        name: null,
        companyId: null,
        stage: 'OPEN',
        closedOn: null,
        amount: null,
        occurredAt: tx.now,
        source: 'bench',
        sourceVersion: null,
        factId: `d${order}`,
        referralIds: linked(order).flatMap((place) => ids[place] ?? []),
        isPlaceholder: false,
      })),
    ),
  );
  return ids;
}

/** Everybody is moved; answers referrals per second of deciding and writing. */
async function move(database, verbs, actor, ids, round) {
  const started = performance.now();
  const changed = await database.write(actor, 'bench', async (tx) => {
    await verbs.recordFacts(
      tx,
      ids.map((referralId) => ({
        referralId,
        factId: `move ${round}`,
        kind: STEPS[round % STEPS.length],
        occurredAt: tx.now,
        source: 'people',
        sourceVersion: null,
        payload: {},
      })),
    );
    return verbs.settle.settleReferrals(tx, actor, ids);
  });
  if (changed.length !== REFERRALS) throw new Error(`${changed.length} referrals were written`);
  return REFERRALS / ((performance.now() - started) / 1_000);
}

export default {
  async open({ say, atEnd }) {
    const bench = await openBenchDatabase(say);
    atEnd(() => bench.close());
    const verbs = await wire();
    const { database, close } = await bench.openDatabase();
    atEnd(close);
    const { machineActor } = await import('../dist/server/kernel/actor.js');
    const programOf = async (slug, linked) => {
      const { programId, advocateId } = await insertProgram(bench.admin, slug);
      const actor = machineActor('CLI', programId, 'bench');
      return { actor, ids: await fill(database, verbs, actor, advocateId, linked) };
    };
    say(`  two programmes of ${REFERRALS} referrals and ${DEALS} deals …`);
    const chain = (order) => Array.from({ length: SPAN + 1 }, (_, step) => order * SPAN + step);
    const pair = (order) => [order * SPAN, order * SPAN + 1];
    const one = await programOf('one-group', chain);
    const pairs = await programOf('pairs', pair);
    let round = 0;
    const run = ({ actor, ids }) => move(database, verbs, actor, ids, round++ >> 1);
    await run(one);
    await run(pairs);
    return [
      {
        name: 'referrals decided and written, in one group of 2,000 with 200 deals',
        unit: 'referrals/s',
        goal: { atLeast: GOAL },
        ours: () => run(one),
        reference: () => run(pairs),
      },
    ];
  },
};

// Every figure of the overview and of the conversions report at a million referrals, against the same
// figure of a programme of ten thousand in the same database: how what is read grows with what there is.
import { insertProgram, openBenchDatabase } from './lib/bench-database.mjs';
import { copyProgram, fillProgram } from './lib/insight-data.mjs';

const SMALL = 10_000;
const LARGE = 1_000_000;
const GOAL = 3;
/** One reading is too short to be told from what else the machine does. */
const READINGS = 25;

/** The middle one of so many readings, in ms. */
async function readingOf(database, programId, read) {
  const times = [];
  for (let reading = 0; reading < READINGS; reading += 1) {
    times.push(
      await database.read({ programId }, async (tx) => {
        const started = performance.now();
        await read(tx);
        return performance.now() - started;
      }),
    );
  }
  return times.sort((a, b) => a - b)[READINGS >> 1];
}

/** By the name that people read, what is asked of the day rows. */
function singleFigures(shown) {
  const all = (measure, window) => ({ measure, slice: 'all', ...(window ? { window } : {}) });
  const months = (measure) => ({ measure, slice: 'day', by: 'month', window: 'PASSED' });
  return {
    'matured, by month': months(shown.counted),
    'converted, by month': months(shown.converted),
    'inside their window': { measure: shown.counted, slice: 'day', window: 'OPEN' },
    funnel: all(shown.furthest),
    'points issued': all(shown.issued),
    'points spent': all(shown.spent),
    'points outstanding': all(shown.outstanding),
  };
}

async function readers() {
  const at = (path) => import(`../dist/server/${path}`);
  const { conversionFigures, conversionTotal } = await at('features/insights/index.js');
  const { overviewFigures } = await at('features/insights/overview.queries.js');
  const { SHOWN } = await at('features/insights/shown-measures.rules.js');
  const { readFigures } = await at('features/measures/index.js');
  const { nextToClose } = await at('features/referrals/api/referral.queries.js');
  const { WhatWaits } = await at('features/waiting/index.js');
  const whatWaits = new WhatWaits(['admin']);
  const waiting = whatWaits.figures.map((figure) => [`waiting: ${figure.measure}`, figure]);
  const singles = [...Object.entries(singleFigures(SHOWN)), ...waiting].map(([name, asked]) => [
    `overview: ${name}`,
    (tx) => readFigures(tx, [asked]),
  ]);
  return [
    ['overview: all figures together', (tx) => overviewFigures(tx, whatWaits.figures)],
    ...singles,
    ['overview: next to close', (tx) => nextToClose(tx, 5)],
    ['overview: what waits beside the figures', (tx) => whatWaits.rows(tx, [])],
    ['report', conversionTotal],
    ['report by month', (tx) => conversionFigures(tx, 'month')],
    ['report by source', (tx) => conversionFigures(tx, 'source')],
  ];
}

/** What `rebuild` does: counts again, and tells what is missing. */
async function rebuild(database, crossProgram, programId) {
  const { findFigureBreaks, mendFigures } =
    await import('../dist/server/features/measures/index.js');
  const { FoldFigures } = await import('../dist/server/features/measures/fold-figures.js');
  const { machineActor } = await import('../dist/server/kernel/actor.js');
  const breaks = await database.read({ programId }, findFigureBreaks);
  const actor = machineActor('CLI', programId, 'bench');
  await database.write(actor, 'rebuild', (tx) => mendFigures(tx, breaks));
  await new FoldFigures(crossProgram).foldFigures();
}

export default {
  async open({ say, atEnd }) {
    const bench = await openBenchDatabase(say);
    atEnd(() => bench.close());
    const { Database, openDataSource } = await import('../dist/server/platform/database/index.js');
    const { ENTITIES } = await import('../dist/server/app.module.js');
    const dataSource = await openDataSource({
      url: bench.url,
      mode: 'separated',
      role: 'goodturn_app',
      max: 2,
      entities: [...ENTITIES],
      onError: () => undefined,
    });
    atEnd(() => dataSource.destroy());
    const database = new Database(dataSource);
    const { programId: small } = await insertProgram(bench.admin);
    const large = await copyProgram(bench.admin);
    for (const [programId, referrals] of [
      [small, SMALL],
      [large, LARGE],
    ]) {
      say(`  ${referrals} referrals …`);
      const started = performance.now();
      await fillProgram(bench.admin, programId, referrals);
      const loaded = performance.now();
      await rebuild(database, bench.crossProgram, programId);
      const seconds = [loaded - started, performance.now() - loaded];
      const [load, count] = seconds.map((ms) => (ms / 1_000).toFixed(1));
      say(`  loaded in ${load} s, their figures made in ${count} s`);
    }
    await bench.admin.query('VACUUM (ANALYZE)');
    await bench.admin.query('CHECKPOINT');
    return (await readers()).map(([name, read]) => ({
      name,
      unit: 'ms',
      goal: { atMost: GOAL },
      ours: () => readingOf(database, large, read),
      reference: () => readingOf(database, small, read),
    }));
  },
};

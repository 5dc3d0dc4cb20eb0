// The advocate's home query, database included: how near it comes to its SQL alone, how many
// statements that is, and whether it stays quick at half of the highest rate. Printed beside it: the
// same against a bare Nest + Apollo on Express that returns the same objects from memory.
import { setTimeout as delay } from 'node:timers/promises';
import { openBenchDatabase } from './lib/bench-database.mjs';
import { insertHomes } from './lib/home-data.mjs';
import { homeRequest } from './lib/home-document.mjs';
import { HEADERS, inLib, readHome, recordHomes, SECRETS, startOurs } from './lib/home-server.mjs';
import { ask, start, stop } from './lib/processes.mjs';

const SECONDS = 8;
const WARM_UP_SECONDS = 5;
/** As many connections as our server has for the product's tables. */
const CONNECTIONS = 10;
/** What a load leaves under way when it ends (32 requests) would stand in line before the next. */
const SETTLE_MS = 2_000;
const OF_SQL = 0.6;
const MOST_STATEMENTS = 9;
const P99_OF_P50 = 5;

async function startBare(homes) {
  const child = start(inLib('bare-home.mjs'));
  return { child, url: await ask(child, homes) };
}

/** The bare application must do the same work: its answers are ours to the byte. */
async function compare(url, body, cookies, answers) {
  for (let place = 0; place < cookies.length; place += 100) {
    const answer = await readHome(url, body, cookies[place]);
    if (answer.trim() !== answers[place].trim()) {
      throw new Error(`The bare application answers otherwise:\n${answer}\n${answers[place]}`);
    }
  }
}

/** Everything that is measured, each side warmed up. */
async function openSides({ say, atEnd }) {
  const database = await openBenchDatabase(say);
  atEnd(() => database.close());
  const { cookieSecret } = await import('../dist/server/platform/auth/index.js');
  const cookies = await insertHomes(database.admin, cookieSecret(SECRETS.SESSION_SECRET));
  const body = homeRequest();
  say(`  asking for ${cookies.length} home screens, one by one …`);
  const { answers, scripts, statements } = await recordHomes(database, body, cookies);
  say(`  ${scripts[0].length} statements and ${answers[0].length} characters each`);
  const homes = answers.map((answer, place) => [cookies[place], JSON.parse(answer).data]);
  const bare = await startBare(homes);
  atEnd(() => stop(bare.child));
  await compare(bare.url, body, cookies, answers);
  const ours = await startOurs(database);
  atEnd(() => stop(ours.child));
  const [load, openLoop, sql] = ['load.mjs', 'open-loop.mjs', 'replay-sql.mjs'].map((name) =>
    start(inLib(name)),
  );
  for (const child of [load, openLoop, sql]) atEnd(() => stop(child));
  sql.send({ url: database.url, connections: CONNECTIONS, recorded: scripts });
  const job = { body, headers: HEADERS, cookies };
  const highestRate = async (url, seconds) => (await ask(load, { ...job, url, seconds })).perSecond;
  const sides = {
    sql: async (seconds) => (await ask(sql, { seconds })).perSecond,
    ours: (seconds) => highestRate(ours.url, seconds),
    bare: (seconds) => highestRate(bare.url, seconds),
  };
  // Warmed up in this order, so that the first round of ours follows another as the others do: a
  // shared machine gives less to who comes after a load on all its processors.
  for (const side of Object.values(sides)) await side(WARM_UP_SECONDS);
  const timesAt = (perSecond) =>
    ask(openLoop, { ...job, url: ours.url, perSecond, seconds: SECONDS });
  return { ...sides, timesAt, statements };
}

export default {
  async open(given) {
    const { sql, ours, bare, timesAt, statements } = await openSides(given);
    const rate = (name, goal, reference) => ({
      name,
      unit: 'requests/s',
      goal,
      ours: () => ours(SECONDS),
      reference: () => reference(SECONDS),
    });
    return [
      {
        name: 'SQL statements of the home query',
        unit: 'statements',
        goal: { atMost: MOST_STATEMENTS },
        rounds: 1,
        both: () => ({ ours: statements, reference: 1 }),
      },
      rate('home query ÷ its SQL alone', { atLeast: OF_SQL }, sql),
      {
        name: 'p99 ÷ p50 of the home query at half of its highest rate',
        unit: 'ms',
        goal: { atMost: P99_OF_P50 },
        async both() {
          const highest = await ours(SECONDS);
          await delay(SETTLE_MS);
          const { p50, p99 } = await timesAt(highest / 2);
          return { ours: p99, reference: p50 };
        },
      },
      rate('home query ÷ bare Nest + Apollo on Express', null, bare),
    ];
  },
};

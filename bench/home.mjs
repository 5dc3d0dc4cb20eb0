// The advocate's home query, database included, against a bare Nest + Apollo on Express that returns
// the same objects from memory, and against the same SQL statements alone.
import { join } from 'node:path';
import { root } from '../scripts/lib/paths.mjs';
import { openBenchDatabase } from './lib/bench-database.mjs';
import { insertHomes, SLUG } from './lib/home-data.mjs';
import { homeRequest } from './lib/home-document.mjs';
import { ask, firstAnswer, freePort, start, stop } from './lib/processes.mjs';

const SECONDS = 8;
const WARM_UP_SECONDS = 5;
/** As many connections as our server has for the product's tables. */
const CONNECTIONS = 10;
const GOAL_BARE = 0.6;
const GOAL_SQL = 0.4;

const SECRETS = {
  SESSION_SECRET: 's'.repeat(40),
  CODE_KEY: 'c'.repeat(40),
  HASH_KEY: 'h'.repeat(40),
};
const HEADERS = {
  'content-type': 'application/json',
  accept: 'application/graphql-response+json, application/graphql+json, application/json',
  'accept-language': 'en',
  'x-goodturn-portal': '1',
  'x-goodturn-program': SLUG,
};

const inLib = (name) => join(root, 'bench', 'lib', name);

async function startOurs(database, nodeArguments = []) {
  const port = await freePort();
  const child = start(join(root, 'scripts', 'serve.mjs'), {
    nodeArguments,
    environment: {
      NODE_ENV: 'production',
      ROLE: 'api',
      HOST: '127.0.0.1',
      PORT: String(port),
      GOODTURN_HOME: join(database.home, 'server'),
      DATABASE_URL: database.url,
      GOODTURN_SEED: '0',
      LOG_LEVEL: 'error',
      ...SECRETS,
    },
  });
  const url = `http://127.0.0.1:${port}`;
  await firstAnswer(`${url}/health/live`, child);
  return { child, url };
}

async function readHome(url, body, cookie) {
  const headers = { ...HEADERS, cookie };
  const answer = await fetch(`${url}/graphql`, { method: 'POST', headers, body });
  const text = await answer.text();
  if (answer.status !== 200 || text.includes('"errors"')) throw new Error(text.slice(0, 500));
  return text;
}

/** Each advocate's answer and the statements that it took, from a server that is asked one by one. */
async function record(database, body, cookies) {
  const { child, url } = await startOurs(database, ['--import', inLib('record-sql.mjs')]);
  try {
    const answers = [];
    const scripts = [];
    await readHome(url, body, cookies[0]);
    await ask(child, 'take');
    for (const cookie of cookies) {
      answers.push(await readHome(url, body, cookie));
      const sent = await ask(child, 'take');
      // A server also does its rounds: those are other pools' statements.
      scripts.push(sent.filter(({ pool, name }) => pool === 'goodturn_app' || name === 'identify'));
    }
    return { answers, scripts: scripts.map((script) => script.map(statementOf)) };
  } finally {
    await stop(child);
  }
}

function statementOf({ text, name, values }) {
  if (values.length === 0 && !name) return { text };
  return { text, values, ...(name ? { name } : {}) };
}

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

export default {
  async open({ say, atEnd }) {
    const database = await openBenchDatabase(say);
    atEnd(() => database.close());
    const { cookieSecret } = await import('../dist/server/platform/auth/index.js');
    const cookies = await insertHomes(database.admin, cookieSecret(SECRETS.SESSION_SECRET));
    const body = homeRequest();
    say(`  asking for ${cookies.length} home screens, one by one …`);
    const { answers, scripts } = await record(database, body, cookies);
    say(`  ${scripts[0].length} statements and ${answers[0].length} characters each`);
    const homes = answers.map((answer, place) => [cookies[place], JSON.parse(answer).data]);
    const bare = await startBare(homes);
    atEnd(() => stop(bare.child));
    await compare(bare.url, body, cookies, answers);
    const ours = await startOurs(database);
    atEnd(() => stop(ours.child));
    const load = start(inLib('load.mjs'));
    const sql = start(inLib('replay-sql.mjs'));
    for (const child of [load, sql]) atEnd(() => stop(child));
    sql.send({ url: database.url, connections: CONNECTIONS, recorded: scripts });
    const perSecond = async (child, job) => (await ask(child, job)).perSecond;
    const request = (url) => (seconds) =>
      perSecond(load, { url, body, headers: HEADERS, cookies, seconds });
    // Warmed up in this order, so that the first round of ours follows the bare application as the
    // others do: a shared machine gives less to who comes after a load on all its processors.
    const sides = {
      sql: (seconds) => perSecond(sql, { seconds }),
      ours: request(ours.url),
      bare: request(bare.url),
    };
    for (const side of Object.values(sides)) await side(WARM_UP_SECONDS);
    const figure = (name, atLeast, reference) => ({
      name,
      unit: 'requests/s',
      goal: { atLeast },
      ours: () => sides.ours(SECONDS),
      reference: () => reference(SECONDS),
    });
    return [
      figure('home query ÷ bare Nest + Apollo on Express', GOAL_BARE, sides.bare),
      figure('home query ÷ its SQL alone', GOAL_SQL, sides.sql),
    ];
  },
};

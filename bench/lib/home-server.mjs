// Our server as the `home` benchmark asks it, and what it answers and sends to the database for each
// advocate.
import { join } from 'node:path';
import { root } from '../../scripts/lib/paths.mjs';
import { SLUG } from './home-data.mjs';
import { ask, firstAnswer, freePort, start, stop } from './processes.mjs';

export const SECRETS = {
  SESSION_SECRET: 's'.repeat(40),
  CODE_KEY: 'c'.repeat(40),
  HASH_KEY: 'h'.repeat(40),
};

export const HEADERS = {
  'content-type': 'application/json',
  accept: 'application/graphql-response+json, application/graphql+json, application/json',
  'accept-language': 'en',
  'x-goodturn-portal': '1',
  'x-goodturn-program': SLUG,
};

/** What begins and ends a transaction: the home asks nothing by it. */
const FRAME =
  /^\s*(BEGIN|ROLLBACK|COMMIT|SET LOCAL|SELECT .* FROM (auth\.begin_as|begin_program)\()/;

export const inLib = (name) => join(root, 'bench', 'lib', name);

export async function startOurs(database, file = join(root, 'scripts', 'serve.mjs')) {
  const port = await freePort();
  const child = start(file, {
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

export async function readHome(url, body, cookie) {
  const headers = { ...HEADERS, cookie };
  const answer = await fetch(`${url}/graphql`, { method: 'POST', headers, body });
  const text = await answer.text();
  if (answer.status !== 200 || text.includes('"errors"')) throw new Error(text.slice(0, 500));
  return text;
}

/**
 * Each advocate's answer, the statements that it took, and how many the home asks at most, without
 * what begins and ends their transaction: from a server that is asked one by one.
 */
export async function recordHomes(database, body, cookies) {
  const { child, url } = await startOurs(database, inLib('record-sql.mjs'));
  try {
    const answers = [];
    const scripts = [];
    await readHome(url, body, cookies[0]);
    await ask(child, 'take');
    for (const cookie of cookies) {
      answers.push(await readHome(url, body, cookie));
      scripts.push(ofTheRead(await ask(child, 'take')).map(statementOf));
    }
    const counts = scripts.map((script) => script.filter(({ text }) => !FRAME.test(text)).length);
    return { answers, scripts, statements: Math.max(...counts) };
  } finally {
    await stop(child);
  }
}

/** A server also does its rounds, on other connections. */
function ofTheRead(sent) {
  const begin = sent.find(({ text }) => text.startsWith('BEGIN READ ONLY'));
  if (!begin) throw new Error('No read transaction was recorded.');
  return sent.filter(({ connection }) => connection === begin.connection);
}

function statementOf({ text, name, values }) {
  if (values.length === 0 && !name) return { text };
  return { text, values, ...(name ? { name } : {}) };
}

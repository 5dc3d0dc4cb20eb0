// The first load of the pages that people meet first, on a phone with a slow line: how long until it
// is ready against the least page that React and Mantine can be, built and sent in the same way; and
// how many files that takes, and how far the page moves while it comes.
import { mkdtempSync, chmodSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { root } from '../scripts/lib/paths.mjs';
import { startBarePage } from './lib/bare-page.mjs';
import { firstAnswer, freePort, start, stop } from './lib/processes.mjs';
import { visitSlowly } from './lib/slow-visit.mjs';

const MOST_FILES = 20;
const MOST_SHIFT = 0.05;
const CHROMIUM = process.env.GOODTURN_CHROMIUM ?? '/usr/bin/chromium';
/** Of the sample: an advocate who reads the language of the browser. */
const ADVOCATE = 'Budi Santoso';

async function startOurs() {
  const home = mkdtempSync(join(tmpdir(), 'goodturn-bench-first-load-'));
  chmodSync(home, 0o755);
  const port = await freePort();
  const child = start(join(root, 'scripts', 'start.mjs'), {
    environment: { PORT: String(port), GOODTURN_HOME: home },
  });
  const url = `http://localhost:${port}`;
  await firstAnswer(`${url}/health/ready`, child);
  return {
    url,
    async close() {
      await stop(child);
      rmSync(home, { recursive: true, force: true });
    },
  };
}

async function signInAs(url, name, context) {
  const people = await (await context.request.get(`${url}/api/sample/personas`)).json();
  const { key } = people.find((person) => person.name === name);
  await context.request.post(`${url}/api/sample/sign-in`, {
    data: { key },
    headers: { 'x-goodturn-portal': '1' },
  });
}

/** The code of an advocate's personal link. */
async function codeOf(url, name, context) {
  await signInAs(url, name, context);
  const answer = await context.request.post(`${url}/graphql`, {
    data: { query: '{ me { link { code } } }' },
    headers: { 'x-goodturn-portal': '1', 'x-goodturn-program': 'sample' },
  });
  return (await answer.json()).data.me.link.code;
}

export default {
  async open({ say, atEnd }) {
    const browser = await chromium.launch({ executablePath: CHROMIUM, args: ['--no-sandbox'] });
    atEnd(() => browser.close());
    say('  making the sample …');
    const ours = await startOurs();
    atEnd(() => ours.close());
    const bare = await startBarePage();
    atEnd(() => bare.close());
    const context = await browser.newContext();
    const code = await codeOf(ours.url, ADVOCATE, context);
    await context.close();
    const pages = [
      { name: 'public page', path: `/refer/${code}`, ready: 'form', goal: 2 },
      { name: 'sign-in', path: '/sign-in', ready: 'form', goal: 2 },
      {
        name: "advocate's home",
        path: '/sample/home',
        ready: 'main h1',
        goal: 3,
        signIn: (each) => signInAs(ours.url, ADVOCATE, each),
      },
    ];
    return pages.flatMap((page) => {
      let last;
      return [
        {
          name: `${page.name} ready`,
          unit: 'ms',
          goal: { atMost: page.goal },
          async ours() {
            last = await visitSlowly(browser, `${ours.url}${page.path}`, page);
            return last.ms;
          },
          reference: async () => (await visitSlowly(browser, bare.url, { ready: 'button' })).ms,
        },
        {
          name: `${page.name} files, of ${MOST_FILES}`,
          unit: 'files',
          goal: { atMost: 1 },
          rounds: 1,
          both: () => ({ ours: last.files, reference: MOST_FILES }),
        },
        {
          name: `${page.name} script, of which the least page needs`,
          unit: 'kB sent',
          goal: null,
          rounds: 1,
          async both() {
            const least = await visitSlowly(browser, bare.url, { ready: 'button' });
            return { ours: last.scriptBytes / 1000, reference: least.scriptBytes / 1000 };
          },
        },
        {
          name: `${page.name} layout shift, of ${MOST_SHIFT}`,
          unit: '',
          goal: { atMost: 1 },
          rounds: 1,
          both: () => ({ ours: last.shifted, reference: MOST_SHIFT }),
        },
      ];
    });
  },
};

import { afterAll, beforeAll, expect, jest } from '@jest/globals';
import { readFileSync } from 'node:fs';
import type { Locator } from 'playwright-core';
import { plusMs, systemClock } from '../../src/kernel/clock.js';
import {
  DESKTOP,
  inChromium,
  PHONE,
  Scene,
  stepsOf,
  type Visitor,
} from '../support/browser/people.js';
import { settled, wrongWith } from '../support/browser/screens.js';
import { BrowserServer } from '../support/browser/server.js';

const MINUTE = 60_000;
const DAY_MS = 86_400_000;
const LANGUAGES = ['en', 'ja', 'id', 'zh-CN'];
const ADMIN = 'alex@north.example';

jest.setTimeout(3 * MINUTE);

/** As a CRM of somebody in Germany exports it: `23.09.2026`. */
function day(daysAgo: number): string {
  const [year, month, date] = plusMs(systemClock.now(), -daysAgo * DAY_MS)
    .toISOString()
    .slice(0, 10)
    .split('-');
  return [date, month, year].join('.');
}

const file = (name: string, lines: readonly string[]) => ({
  name,
  mimeType: 'text/csv',
  buffer: Buffer.from(lines.join('\r\n')),
});

/** Four referrals whose window has passed; two of them became customers within it. */
const LEADS = file('leads.csv', [
  'Lead ID;Referred by (email);Referrer name;Lead name;Lead email;Company;Created Date',
  ...[1, 2, 3, 4].map(
    (n) =>
      `L-${String(n)};mei@kita.example;Mei;Lea ${String(n)};lea${String(n)}@co${String(n)}.example;Company ${String(n)};${day(120)}`,
  ),
]);
const DEALS = file('opportunities.csv', [
  'Opportunity ID;Lead ID;Account Name;Stage;Close Date;Amount;Currency',
  `D-1;L-1;Company 1;Closed Won;${day(100)};1.200,50;EUR`,
  `D-2;L-2;Company 2;Closed Won;someday;4.500,00;EUR`,
  `D-3;L-3;Company 3;Negotiation;;3.000,00;EUR`,
]);

const COMPANIES = file('accounts.csv', [
  'Account ID;Account Name;Website;Type;Annual Revenue;Billing Country;Last Modified Date',
  'A-1;Company 1;www.co1.example;Customer;1.200,50;Germany;2026-03-02 09:00',
  'A-2;Company 5;co5.example;Prospect;;Japan;2026-03-01 09:00',
  'A-1;Company 1;www.co1.example;Prospect;900,00;Germany;2026-02-01 09:00',
]);

/** From an empty programme and the exports of a CRM to one's own figures. */
inChromium('R-D7: an import', () => {
  let scene: Scene;
  let alex: Visitor;
  let address = '';
  let companies = '';
  let clicks = 0;

  const step = stepsOf(() => alex.page);
  const main = (): Locator => alex.page.getByRole('main');
  const click = async (what: Locator): Promise<void> => {
    await what.click();
    clicks += 1;
  };
  const button = (name: string | RegExp): Locator => main().getByRole('button', { name });
  const link = (name: string): Locator => main().getByRole('link', { name }).first();

  beforeAll(async () => {
    scene = await Scene.open(BrowserServer.onTestServer({ sample: false }));
    const place = ['--currency', 'EUR', '--time-zone', 'Europe/Berlin', '--locale', 'en'];
    await scene.server.cli('program', 'create', '--slug', 'north', '--name', 'North', ...place);
    const admin = ['--email', ADMIN, '--name', 'Alex Admin', '--role', 'admin', 'marketer'];
    await scene.server.cli('member', 'invite', '--program', 'north', ...admin);
    alex = await scene.arrive(DESKTOP);
    await alex.page.addInitScript(`localStorage['goodturn.language'] ??= 'en'`);
    await alex.signIn(ADMIN);
  }, 3 * MINUTE);
  afterAll(() => scene.close(), MINUTE);

  step('begins as an invitation that teaches what a file needs', async () => {
    await alex.page.goto('/north/imports');
    await alex.reads('Nothing imported yet');
    expect(await wrongWith(alex.page)).toEqual([]);
    await click(link('Import a file'));
    await alex.reads('Each row needs:');
    const [download] = await Promise.all([
      alex.page.waitForEvent('download'),
      button('Download an example').click(),
    ]);
    expect(readFileSync(await download.path(), 'utf8')).toContain('Id of the referral');
    expect(await wrongWith(alex.page)).toEqual([]);
  });

  step('finds the columns of an export, tries it, and takes it in', async () => {
    await main().locator('input[type=file]').setInputFiles(LEADS);
    clicks += 1;
    await click(button('Upload'));
    await alex.reads('Semicolon');
    await alex.reads('Lea 1 · Lea 2 · Lea 3 · Lea 4');
    await settled(alex.page);
    expect(await wrongWith(alex.page)).toEqual([]);
    await click(button('Try it out'));
    await click(button('Import 4 rows'));
    await alex.reads('4 rows were read.');
    expect(await wrongWith(alex.page)).toEqual([]);
  });

  step('tells what words mean, and gives back what is refused', async () => {
    await alex.page.goto('/north/imports/new?kind=DEALS');
    await main().locator('input[type=file]').setInputFiles(DEALS);
    clicks += 1;
    await click(button('Upload'));
    await alex.reads('What the words mean: Stage');
    expect(await wrongWith(alex.page)).toEqual([]);
    address = new URL(alex.page.url()).pathname;
    await click(button('Try it out'));
    await alex.reads('Close Date (closedOn) is "someday"');
    await click(button('Import 2 rows'));
    await alex.reads('3 rows were read.');
    await settled(alex.page);
    expect(await wrongWith(alex.page)).toEqual([]);
  });

  step('takes in the corrected rows with the mapping that it knows', async () => {
    const [download] = await Promise.all([
      alex.page.waitForEvent('download'),
      link('Download refused rows').click(),
    ]);
    clicks += 1;
    const refused = readFileSync(await download.path(), 'utf8');
    await click(link('Import the corrected rows'));
    const corrected = file('corrected.csv', [refused.replace(';someday;', `;${day(90)};`)]);
    await main().locator('input[type=file]').setInputFiles(corrected);
    clicks += 1;
    await click(button('Upload'));
    await alex.reads('Mapped as the last file with these columns.');
    await click(button('Try it out'));
    await click(button('Import 1 row'));
    await alex.reads('1 row was read.');
  });

  step('shows the programme’s own 60-day share on the overview', async () => {
    await click(link('See the overview'));
    await alex.reads('2 of 4');
    // Two files, and one of corrected rows: a file is uploaded, tried and taken in.
    expect(clicks).toBe(16);
  });

  step('takes in companies, with what every row has and the words of the CRM', async () => {
    await alex.page.goto('/north/imports/new?kind=COMPANIES');
    await main().locator('input[type=file]').setInputFiles(COMPANIES);
    await button('Upload').click();
    await alex.reads('What the words mean: Customer or not');
    await main().getByRole('combobox', { name: 'Add a field' }).click();
    await alex.page.getByRole('option', { name: 'Currency' }).click();
    await main().getByRole('textbox', { name: 'Currency' }).fill('EUR');
    await main().getByRole('textbox', { name: 'Word that clears a value' }).fill('[none]');
    expect(await wrongWith(alex.page)).toEqual([]);
    companies = new URL(alex.page.url()).pathname;
    await button('Try it out').click();
    await alex.reads('Annual Revenue (revenue): nothing → 1200.50 EUR');
    await alex.reads('row 2 is a later one of the same id');
    await button('Import 2 rows').click();
    await alex.reads('3 rows were read.');
    await alex.reads('Older rows');
    expect(await wrongWith(alex.page)).toEqual([]);
  });

  step('shows what an undo of a run would take back', async () => {
    await alex.page.goto(address);
    await button('See what an undo takes back').click();
    await alex.reads('Deals taken back');
    await alex.reads('Companies and advocates that a file of referrals or deals added stay.');
    await settled(alex.page);
    expect(await wrongWith(alex.page)).toEqual([]);
  });

  step('lists the runs, and reads well in four languages, also on a phone', async () => {
    for (const language of LANGUAGES) {
      await alex.page.evaluate(`localStorage['goodturn.language'] = '${language}'`);
      for (const viewport of [DESKTOP, PHONE]) {
        await alex.page.setViewportSize(viewport);
        for (const path of ['/north/imports', '/north/imports/new', address, companies]) {
          await alex.page.goto(path);
          await settled(alex.page);
          const wrong = await wrongWith(alex.page, viewport === PHONE);
          expect([language, path, wrong]).toEqual([language, path, []]);
        }
      }
    }
  });

  step('is undone, and the figures are those of before', async () => {
    await alex.page.evaluate(`localStorage['goodturn.language'] = 'en'`);
    await alex.page.setViewportSize(DESKTOP);
    await alex.page.goto(address);
    await button('Undo this import').click();
    const dialog = alex.page.getByRole('dialog');
    await dialog.getByRole('button', { name: 'Undo this import' }).click();
    await alex.reads('Undone by Alex Admin');
    await settled(alex.page);
    expect(await wrongWith(alex.page)).toEqual([]);
    await alex.page.goto('/north/overview');
    await alex.reads('1 of 4');
    // A mail is shown in a frame that has no storage.
    expect(alex.problems.filter((each) => !each.includes('sandboxed'))).toEqual([]);
  });
});

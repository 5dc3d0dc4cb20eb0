import { afterAll, beforeAll, expect, jest } from '@jest/globals';
import type { Locator } from 'playwright-core';
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
const LANGUAGES = ['en', 'ja', 'id', 'zh-CN'];

jest.setTimeout(3 * MINUTE);

/** From a won deal to a referral that goes through, and back. */
inChromium('R-W12: what a company is', () => {
  let scene: Scene;
  let dana: Visitor;
  let priya: Visitor;
  let mei: Visitor;
  let company = '';
  let address = '';

  const step = stepsOf(() => dana.page);
  const main = (visitor = dana): Locator => visitor.page.getByRole('main');

  async function open(visitor: Visitor, path: string): Promise<void> {
    await visitor.page.goto(path);
    await settled(visitor.page);
  }

  /** The advocate refers somebody at the company, and reads so. */
  async function refers(person: string, reads: string): Promise<void> {
    await open(mei, '/sample/refer');
    await mei.field('Their name').fill(person);
    await mei.field('Their company').fill(company);
    await mei.field('Their e-mail address').fill(`${person.replace(' ', '.')}@there.example`);
    await mei.press('Refer');
    await mei.reads(reads);
  }

  /** Presses the button, and its namesake that confirms it. */
  async function say(visitor: Visitor, button: string, confirm: string): Promise<void> {
    await visitor.press(button);
    await visitor.page.getByRole('dialog').getByRole('button', { name: confirm }).click();
  }

  beforeAll(async () => {
    scene = await Scene.open(BrowserServer.onTestServer({ sample: true }));
    [dana, priya, mei] = [
      await scene.arrive(DESKTOP),
      await scene.arrive(DESKTOP),
      await scene.arrive(DESKTOP),
    ];
    for (const { page } of [dana, priya, mei]) {
      await page.addInitScript(`localStorage['goodturn.language'] ??= 'en'`);
    }
    await dana.become('Dana Cole');
    await priya.become('Priya Nair');
    await mei.become('Mei Tanaka');
  }, 3 * MINUTE);
  afterAll(() => scene.close(), MINUTE);

  step(
    'a referral that converted leads to its company, which is a customer since that win',
    async () => {
      await open(dana, '/sample/referrals?show=converted');
      await main().locator('a[href*="/referrals/"]').first().click();
      const link = main().locator('a[href*="/companies/"]').first();
      company = (await link.textContent()) ?? '';
      address = (await link.getAttribute('href')) ?? '';
      await link.click();
      await dana.heading(company).waitFor();
      await dana.reads(/^It is a customer since .* when a deal with it was won/);
      await main().getByText('Customer', { exact: true }).waitFor();
      await dana.reads(/^A deal with it was won, closed on .*: it is a customer from that day on/);
      expect(await main().locator('a[href*="/deals/"]').count()).toBeGreaterThan(1);
    },
  );

  step('somebody who is referred there is not eligible, and staff read why', async () => {
    await refers('Nora Lind', 'Thank you: we know Nora Lind’s company already');
    await open(dana, '/sample/referrals?show=all&q=Nora');
    await main()
      .getByRole('link', { name: /Nora Lind/ })
      .click();
    await dana.reads(`${company} counted as a customer when this person was referred`);
    expect(await wrongWith(dana.page)).toEqual([]);
    await main().getByRole('link', { name: 'Why is it a customer?' }).click();
    await dana.heading(company).waitFor();
  });

  step('sales says that it is a prospect, after reading what follows', async () => {
    await open(priya, address);
    await dana.press('Say that it is a prospect');
    const dialog = dana.page.getByRole('dialog');
    await dialog.getByText('Referrals that are here already stay as they are.').waitFor();
    expect(await wrongWith(dana.page)).toEqual([]);
    await dialog.getByRole('button', { name: 'It is a prospect' }).click();
    await dana.reads(`${company} is a prospect`);
    await dana.reads(/^Dana Cole said on .* that it is a prospect/);
    await dana.reads(/^Its deals alone would make it a customer since/);
    await dana.reads('Dana Cole said that it is a prospect.');
  });

  step('a colleague who had opened it before is told, and sees how it stands now', async () => {
    await say(priya, 'Keep it a customer', 'It is a customer');
    await priya.reads(/^Somebody has said what this company is since you opened it/);
    await priya.reads(/^Dana Cole said on .* that it is a prospect/);
  });

  step('somebody who is referred there now is news', async () => {
    await refers('Pia Holm', 'Thank you for referring Pia Holm');
  });

  step('sales finds it in the list, writes what is known, and reads it there', async () => {
    await open(dana, '/sample/companies');
    await dana.heading('Companies').waitFor();
    await dana.page.getByRole('searchbox').fill(company);
    await main().getByRole('link', { name: company, exact: true }).click();
    await dana.heading(company).waitFor();
    await dana.press('Change');
    await dana.field('Revenue a year').fill('1200000');
    await dana.field('Industry').fill('Machine tools');
    await dana.field('Domains').fill('gmail.com');
    await dana.press('Save');
    await dana.reads(/Everybody can have a mailbox there/);
    await dana.field('Domains').fill('https://www.there-7.example/');
    await dana.press('Save');
    await dana.reads('there-7.example');
    await dana.reads('Dana Cole changed its industry.');
    await dana.reads(/^Dana Cole said that it brings in .*1,200,000 a year\.$/);
    await open(dana, '/sample/companies?q=there-7');
    await dana.reads(/1,200,000/);
    await open(dana, '/sample/companies?q=there-7&show=accounts');
    await dana.reads('No company found');
  });

  step('one timeline has its referrals and deals as well', async () => {
    await open(dana, address);
    await main().getByText('Everything there', { exact: true }).click();
    await dana.reads('Referral:');
    await main().getByRole('link', { name: 'Pia Holm' }).first().waitFor();
    expect(await wrongWith(dana.page)).toEqual([]);
  });

  step('a company that is here already is found instead of added', async () => {
    await open(dana, '/sample/companies');
    await dana.press('Add a company');
    const dialog = dana.page.getByRole('dialog');
    await dialog.getByLabel('Name').fill(`${company} GmbH`);
    await dialog.getByRole('button', { name: 'Add', exact: true }).click();
    await dialog.getByRole('link', { name: company }).waitFor();
    expect(await wrongWith(dana.page)).toEqual([]);
    await dialog.getByLabel('Name').fill('Umi Bearings');
    await dialog.getByRole('button', { name: 'Add', exact: true }).click();
    await dana.heading('Umi Bearings').waitFor();
    await dana.reads('Dana Cole added this company.');
  });

  step(
    'R-O1: two that are one are merged, after a look at what moves, and taken apart again',
    async () => {
      const { page } = dana;
      const dialog = page.getByRole('dialog');
      const umi = page.url();
      await dana.press('Merge with another company');
      await dialog.getByLabel('The other company').fill(company);
      await page.getByRole('option', { name: company, exact: true }).click();
      await dialog.getByRole('radio', { name: company, exact: true }).click();
      await dialog.getByText(`Moves from Umi Bearings to ${company}:`).waitFor();
      expect(await wrongWith(page)).toEqual([]);
      await dialog.getByRole('button', { name: 'Merge', exact: true }).click();
      await dana.heading(company).waitFor();
      await dana.reads(/^Umi Bearings was merged into this company by Dana Cole on/);
      // The old address leads there, too.
      await open(dana, umi);
      await dana.heading(company).waitFor();
      await page.getByRole('button', { name: 'Take back the merge of Umi Bearings' }).click();
      await dialog.getByRole('button', { name: 'Take back the merge', exact: true }).click();
      await dana.reads('Umi Bearings is a company of its own again');
      await open(dana, umi);
      await dana.heading('Umi Bearings').waitFor();
    },
  );

  step('its page has no barrier in four languages, on a phone and on a desk', async () => {
    const { page } = dana;
    const wrong: string[] = [];
    for (const language of LANGUAGES) {
      await page.evaluate(`localStorage['goodturn.language'] = '${language}'`);
      for (const viewport of [DESKTOP, PHONE]) {
        await page.setViewportSize(viewport);
        await open(dana, address);
        const found = await wrongWith(page);
        wrong.push(...found.map((each) => `${language}, ${String(viewport.width)} px: ${each}`));
      }
    }
    await page.evaluate(`localStorage['goodturn.language'] = 'en'`);
    await page.setViewportSize(DESKTOP);
    expect(wrong).toEqual([]);
  });

  step('taken back, its deals tell again, and the timeline has who did what', async () => {
    await open(dana, address);
    await say(dana, 'Take back what was said', 'Take it back');
    await dana.reads(`What was said of ${company} was taken back`);
    await dana.reads(/^It is a customer since/);
    await dana.reads(
      'Dana Cole took back what was said of it: it is a customer, as a deal with it is won.',
    );
    await refers('Ida Berg', 'Thank you: we know Ida Berg’s company already');
  });

  step('an advocate finds no such page, and nothing went wrong in the browsers', async () => {
    await mei.page.goto(address);
    await mei.reads('This page is not open to your role');
    expect([...dana.problems, ...priya.problems, ...mei.problems]).toEqual([]);
  });
});

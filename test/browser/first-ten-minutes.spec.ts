import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Browser, Locator, Page } from 'playwright-core';
import { inChromium, launch, Visitor } from '../support/browser-people.js';
import { BrowserServer } from '../support/browser-server.js';

const MINUTE = 60_000;

/** The steps of "The first ten minutes" in README.md, by their numbers, in one browser. */
inChromium('the first ten minutes of the README', () => {
  let server: BrowserServer;
  let browser: Browser;
  let visitor: Visitor;
  let page: Page;

  beforeAll(async () => {
    [server, browser] = await Promise.all([BrowserServer.start(), launch()]);
    visitor = await Visitor.arrive(browser, server);
    page = visitor.page;
  }, 3 * MINUTE);
  afterAll(async () => {
    await browser?.close();
    await server?.stop();
  }, MINUTE);

  const open = (name: string): Promise<void> =>
    page.getByRole('navigation').getByRole('link', { name, exact: true }).first().click();
  const heading = (name: string | RegExp): Locator => page.getByRole('heading', { name });
  const comeBackAs = async (name: string): Promise<void> => {
    await page.getByRole('button', { name: 'Your account' }).click();
    await page.getByRole('menuitem', { name: 'Sign out' }).click();
    await heading('Who do you want to be?').waitFor();
    await page.getByRole('button', { name: new RegExp(`^${name}`) }).click();
    await page.getByRole('button', { name: 'Your account' }).waitFor();
  };

  it('1, 2: npm start makes the sample; who chooses Priya Nair sees first what waits', async () => {
    await page.goto('/');
    await heading('Who do you want to be?').waitFor();
    await page.getByRole('button', { name: /^Priya Nair/ }).click();
    await heading('Overview').waitFor();
    const sections = await page.getByRole('main').getByRole('heading', { level: 2 }).allInnerTexts();
    expect(sections[0]).toBe('Waiting for you');
    expect(sections).toContain('How far referrals come');
  });

  it('3: the proof of Yuki Nakamura is approved by a key, undone by a key, approved again', async () => {
    await open('Approvals');
    await heading('Share a review on G2').waitFor();
    await page.getByRole('link', { name: 'Yuki Nakamura' }).waitFor();
    const screenshot = page.getByRole('link', { name: /opens in a new tab/ });
    const href = await screenshot.first().getAttribute('href');
    const file = await page.request.get(href ?? '');
    expect([file.status(), file.headers()['content-type']]).toEqual([200, 'image/png']);
    await page.keyboard.press('a');
    await page.getByText('Approved: Yuki Nakamura').waitFor();
    await page.keyboard.press('u');
    await page.getByText('Taken back: it waits in the queue again.').waitFor();
    await heading('Share a review on G2').waitFor();
    await page.keyboard.press('a');
    await page.getByText('Approved: Yuki Nakamura').waitFor();
    await heading('No proof waits').waitFor();
  });
});

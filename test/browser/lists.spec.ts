import { afterAll, afterEach, beforeAll, beforeEach, expect, it, jest } from '@jest/globals';
import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { inChromium, PHONE, Scene, type Visitor } from '../support/browser/people.js';
import { settled, wrongWith } from '../support/browser/screens.js';
import { BrowserServer } from '../support/browser/server.js';

const MINUTE = 60_000;

jest.setTimeout(3 * MINUTE);

inChromium('a list on a phone, by keyboard', () => {
  let scene: Scene;
  let visitor: Visitor;
  let page: Page;

  beforeAll(async () => {
    scene = await Scene.open(BrowserServer.onTestServer({ sample: true }));
  }, 3 * MINUTE);
  afterAll(() => scene.close(), MINUTE);
  beforeEach(async () => {
    visitor = await scene.arrive(PHONE);
    page = visitor.page;
    await page.addInitScript(`localStorage.setItem('goodturn.language', 'en')`);
  });
  afterEach(() => visitor.leave());

  const main = () => page.getByRole('main');
  const cards = () => main().locator('li:has(dl)');
  const asked = () => Object.fromEntries(new URL(page.url()).searchParams);

  it('keeps what is searched and chosen in its address, and says where nothing is found', async () => {
    await visitor.become('Dana Cole');
    await page.goto('/sample/referrals');
    await settled(page);
    await main().getByRole('radio', { name: 'All' }).focus();
    await page.keyboard.press('Space');
    const search = main().getByRole('searchbox');
    await search.focus();
    await page.keyboard.type('Camille');
    await page.waitForURL((url) => url.searchParams.get('q') === 'Camille');
    expect(asked()).toEqual({ show: 'all', q: 'Camille' });
    await cards().nth(1).waitFor({ state: 'detached' });
    await page.reload();
    await main()
      .getByRole('link', { name: /^Camille/ })
      .waitFor();
    expect(await cards().count()).toBe(1);

    await search.fill('nobody of that name');
    await main().getByRole('heading', { name: 'No referral here' }).waitFor();
    expect(await wrongWith(page)).toEqual([]);
    await main().getByRole('button', { name: 'Show all' }).press('Enter');
    await cards().nth(1).waitFor();
    expect(await search.inputValue()).toBe('');
    expect(asked()).toEqual({ show: 'all' });
  });

  it('has filters as chips, each taken away where it stands', async () => {
    await visitor.become('Priya Nair');
    await page.goto('/sample/edit/challenges?status=DRAFT');
    await settled(page);
    const filter = main().getByRole('button', { name: 'Filter', exact: true });
    await filter.press('Enter');
    await page.keyboard.press('Tab');
    await main().getByRole('checkbox', { name: 'Live' }).focus();
    await page.keyboard.press('Space');
    await page.waitForURL((url) => url.searchParams.get('status') === 'DRAFT,LIVE');
    expect(await wrongWith(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await main().getByRole('button', { name: 'Remove filter: Status: Draft' }).press('Enter');
    await page.waitForURL((url) => url.searchParams.get('status') === 'LIVE');
    expect(await filter.evaluate((button) => button === button.ownerDocument.activeElement)).toBe(
      true,
    );
  });

  it('is worked on for several rows at once, and is a file of all that was asked for', async () => {
    await visitor.become('Dana Cole');
    await page.goto('/sample/referrals?show=toAccept');
    await settled(page);
    const waiting = await cards().count();
    expect(waiting).toBeGreaterThan(1);
    for (const box of await cards().getByRole('checkbox').all()) await box.press('Space');
    const bar = main().getByRole('region', { name: 'For what is selected' });
    await bar.getByText(`${waiting} selected`).waitFor();
    expect(await wrongWith(page)).toEqual([]);

    const download = async (press: () => Promise<void>): Promise<string> => {
      const [file] = await Promise.all([page.waitForEvent('download'), press()]);
      return readFile(await file.path(), 'utf8');
    };
    const forSheet = await download(() =>
      main().getByRole('button', { name: 'Download as CSV: Referrals' }).press('Enter'),
    );
    expect(forSheet.trim().split('\r\n')).toHaveLength(1 + waiting);
    await main().getByRole('button', { name: 'Which kind of file: Referrals' }).press('Enter');
    expect(await wrongWith(page)).toEqual([]);
    const forProgram = await download(() =>
      page.getByRole('menuitem', { name: /^For another program/ }).press('Enter'),
    );
    expect(forSheet).toBe(`\uFEFF${forProgram}`);

    await bar.getByRole('button', { name: `Accept (${waiting})` }).press('Enter');
    await page
      .getByRole('dialog')
      .getByRole('button', { name: /^Accept/ })
      .click();
    await page.getByText(`${waiting} referrals changed`).waitFor();
    await main().getByRole('heading', { name: 'No referral here' }).waitFor();
    expect(await bar.count()).toBe(0);
  });

  it('R-R3: of rewards to send says what goes back to stock, and leads to where that is changed', async () => {
    await visitor.become('Priya Nair');
    await page.goto('/sample/approvals?queue=toSend');
    await settled(page);
    await main().getByRole('button', { name: 'It cannot be given' }).press('Enter');
    await main().getByRole('combobox').selectOption('NO_REPLY');
    expect(await main().getByText('goes back to stock').count()).toBe(0);
    await main().getByRole('combobox').selectOption('OUT_OF_STOCK');
    await main().getByText('goes back to stock').waitFor();
    const link = main().getByRole('link', { name: /opens in a new tab/ });
    expect(await link.getAttribute('href')).toMatch(/^\/sample\/edit\/rewards\/[0-9a-f-]{36}$/);
    expect(await wrongWith(page)).toEqual([]);
  });
});

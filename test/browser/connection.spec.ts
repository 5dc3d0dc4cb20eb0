import { afterAll, afterEach, beforeAll, beforeEach, expect, it, jest } from '@jest/globals';
import type { Page, Route } from 'playwright-core';
import { DESKTOP, inChromium, PHONE, Scene, type Visitor } from '../support/browser/people.js';
import { settled, wrongWith } from '../support/browser/screens.js';
import { BrowserServer } from '../support/browser/server.js';
import { until } from '../support/until.js';
import { LONG } from '../support/long.js';

const MINUTE = 60_000;
const LANGUAGES = {
  en: { closed: 'You have no programme at this address', again: 'Try again' },
  ja: { closed: 'このURLに、参加中のプログラムはありません', again: 'もう一度試す' },
  id: { closed: 'Anda tidak memiliki program di alamat ini', again: 'Coba lagi' },
  'zh-CN': { closed: '此网址下没有您参加的计划', again: '重试' },
};
const LANGUAGE_NAMES = Object.keys(LANGUAGES) as (keyof typeof LANGUAGES)[];
const WIDTHS = [PHONE.width, DESKTOP.width];
/** Each language once, in turn on a phone and at a desk; `npm run test:long` looks at both in each. */
const CASES = LANGUAGE_NAMES.flatMap((language, place) =>
  WIDTHS.filter((_width, at) => LONG || at === (place + 1) % WIDTHS.length).map(
    (width) => [language, width] as const,
  ),
);

/** Barriers hardly depend on the language: one phone and one desk are looked at for them. */
const looksForBarriers = (language: string, width: number): boolean =>
  language === (width === PHONE.width ? 'ja' : 'en');

const inLanguage = async (page: Page, language: string): Promise<void> => {
  await page.addInitScript(`localStorage.setItem('goodturn.language', '${language}')`);
};

jest.setTimeout(MINUTE);

inChromium('an address without a programme, and a page without a connection', () => {
  let scene: Scene;
  let visitor: Visitor;
  let page: Page;

  beforeAll(async () => {
    scene = await Scene.open(BrowserServer.onTestServer({ sample: true }));
    const place = ['--time-zone', 'Europe/Berlin', '--currency', 'EUR'];
    const northwind = ['--slug', 'northwind', '--name', 'Northwind'];
    await scene.server.cli('program', 'create', ...northwind, ...place);
  }, 3 * MINUTE);
  afterAll(() => scene.close(), MINUTE);
  beforeEach(async () => {
    visitor = await scene.arrive(DESKTOP);
    page = visitor.page;
  });
  afterEach(() => visitor.leave());

  const main = () => page.getByRole('main');

  it('R-A1: a programme of others and one that is not there read the same, with the ways out', async () => {
    await inLanguage(page, 'en');
    await visitor.become('Mei Tanaka');
    const texts: string[] = [];
    for (const slug of ['northwind', 'nowhere-1']) {
      await page.goto(`/${slug}/points?from=mail`);
      await main().getByText('Signed in as').waitFor();
      texts.push((await main().innerText()).replace(slug, 'SLUG'));
    }
    expect(texts[1]).toBe(texts[0]);
    expect(texts[0]).toContain(`${new URL(scene.server.url).host}/SLUG`);
    expect(texts[0]).toContain('mei.tanaka@aozora-robotics.example');

    await page.getByRole('link', { name: 'Kitahama Instruments' }).click();
    await page.waitForURL('**/sample/home');

    await page.goto('/northwind/points?from=mail');
    await page.getByRole('button', { name: 'Sign in as somebody else' }).click();
    await page.waitForURL('**/sign-in?returnTo=%2Fnorthwind%2Fpoints%3Ffrom%3Dmail');
    await page.getByRole('button', { name: /^Priya Nair/ }).click();
    await main().getByText('priya.nair@kitahama-instruments.example', { exact: true }).waitFor();
    expect(new URL(page.url()).pathname).toBe('/northwind/points');
  });

  it('who is not signed in comes to the sign-in page, and from there back', async () => {
    await page.goto('/northwind/points');
    await page.waitForURL('**/sign-in?returnTo=%2Fnorthwind%2Fpoints');
  });

  it.each(CASES)(
    '%s, %i px: what both say is translated, fits and has no barrier',
    async (language, width) => {
      const barriers = looksForBarriers(language, width);
      await page.setViewportSize(width === PHONE.width ? PHONE : DESKTOP);
      await inLanguage(page, language);
      await visitor.become('Mei Tanaka');
      await page.goto('/nowhere');
      await page.getByRole('heading', { level: 1, name: LANGUAGES[language].closed }).waitFor();
      expect(await wrongWith(page, barriers)).toEqual([]);

      await page.goto('/sample/home');
      await settled(page);
      await visitor.context.setOffline(true);
      const bar = page.getByRole('status').getByRole('button', { name: LANGUAGES[language].again });
      await bar.waitFor();
      expect(await wrongWith(page, barriers)).toEqual([]);
    },
  );

  it('keeps what is typed when the connection goes, and sends it once when it is back', async () => {
    await inLanguage(page, 'en');
    await visitor.become('Mei Tanaka');
    await page.goto('/sample/refer');
    const email = page.getByRole('textbox', { name: 'Their e-mail address' });
    await page.getByRole('textbox', { name: 'Their name' }).fill('Hana Mori');
    await email.fill('hana.mori@minato-optics.example');
    await page.getByRole('textbox', { name: 'Their company' }).fill('Minato Optics');
    await visitor.context.setOffline(true);
    await page.getByText('What you see may be out of date').waitFor();
    const send = main().getByRole('button', { name: 'Refer', exact: true });
    await send.click();
    await page.getByText('What you typed is still here. Please check').waitFor();
    expect(await email.inputValue()).toBe('hana.mori@minato-optics.example');

    await visitor.context.setOffline(false);
    await page.getByText('What you see may be out of date').waitFor({ state: 'detached' });
    await send.click();
    await page.getByText('Thank you for referring Hana Mori').waitFor();
    await page
      .getByText('What you typed is still here. Please check')
      .waitFor({ state: 'detached' });
    await page.reload();
    await main().getByRole('link', { name: 'Hana Mori' }).first().waitFor();
    expect(await main().getByRole('link', { name: 'Hana Mori' }).count()).toBe(1);
  });

  it('gives up what hangs, keeps what is typed, and sends it once when it is sent again', async () => {
    await inLanguage(page, 'en');
    await visitor.become('Mei Tanaka');
    await page.clock.install();
    await page.goto('/sample/refer');
    const email = page.getByRole('textbox', { name: 'Their e-mail address' });
    await page.getByRole('textbox', { name: 'Their name' }).fill('Rui Costa');
    await email.fill('rui.costa@minato-optics.example');
    await page.getByRole('textbox', { name: 'Their company' }).fill('Minato Optics');
    const hung: Route[] = [];
    await page.route('**/graphql', (route) => void hung.push(route));
    const send = main().getByRole('button', { name: 'Refer', exact: true });
    await send.click();
    await until(() => hung.length > 0);
    expect(await page.getByText('What you typed is still here').count()).toBe(0);
    await page.clock.fastForward(31_000);
    await page.getByText('What you typed is still here. Please check').waitFor();
    expect(await email.inputValue()).toBe('rui.costa@minato-optics.example');

    await page.unroute('**/graphql');
    await send.click();
    await page.getByText('Thank you for referring Rui Costa').waitFor();
  });

  it('leads to a page that says why it is missing, and shows it when the connection is back', async () => {
    await visitor.become('Dana Cole');
    await page.goto('/sample/referrals');
    await settled(page);
    await visitor.context.setOffline(true);
    await visitor.open('Record a deal');
    await main().getByText('The server cannot be reached.').waitFor();
    await main().getByRole('button', { name: 'Try again' }).click();
    await main().getByText('The server cannot be reached.').waitFor();
    await visitor.context.setOffline(false);
    await main().getByRole('button', { name: 'Try again' }).click();
    await page.getByRole('heading', { level: 1, name: 'Record a deal' }).waitFor();
  });
});

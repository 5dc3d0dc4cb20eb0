import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { DESKTOP, inChromium, PHONE, Scene, type Visitor } from '../support/browser/people.js';
import { settled, untranslatedIn, wrongWith } from '../support/browser/screens.js';
import { BrowserServer } from '../support/browser/server.js';
import { LONG } from '../support/long.js';

const MINUTE = 60_000;
/** Barriers hardly depend on the language: `npm run test:long` looks for them in all, at both widths. */
const looksForBarriers = (language: string, { width }: { width: number }): boolean =>
  LONG || (width === PHONE.width ? language === 'ja' : language === 'en');
/** What is cut off is cut off on a phone first: the long form looks at all languages on a desk too. */
const widthsIn = (language: string): (typeof PHONE)[] =>
  LONG || language === 'en' || language === 'ja' ? [PHONE, DESKTOP] : [PHONE];
const LANGUAGES = { en: 'English', ja: '日本語', id: 'Bahasa Indonesia', 'zh-CN': '简体中文' };

/** The main screens, by who sees them; each `[part]` is the first link to such an address on the page before. */
const SCREENS: Readonly<Record<string, readonly string[]>> = {
  'Mei Tanaka': [
    'home',
    'welcome',
    'challenges',
    'challenges [challenges/]',
    'challenges [challenges/] [questions/]',
    'refer',
    'refer [referrals/]',
    'rewards',
    'rewards [redemptions/]',
    'points',
    'notices',
    'preferences',
    'preferences/held',
  ],
  'Priya Nair': [
    'overview',
    'approvals',
    'approvals?queue=toSend',
    'notices',
    'advocates',
    'advocates [advocates/]',
    'edit/interests',
    'edit/onboarding',
    'attributes',
    'segments',
    'segments/new',
    'tags',
    'edit/challenges [edit/challenges/]',
    'edit/challenges [edit/challenges/] [audience/]',
    'edit/challenges [edit/challenges/] [answers/]',
    'edit/challenges/new',
    'edit/rewards [edit/rewards/]',
    'edit/rewards [edit/rewards/] [audience/]',
  ],
  'Dana Cole': [
    'referrals',
    'notices',
    'referrals?show=converted [referrals/]',
    'record/referral',
    'record/deal',
    'companies',
    'deals',
    'deals?show=all [deals/]',
    'deals?show=all [deals/] [companies/]',
    'companies',
    'companies?q=nobody-has-this-name',
  ],
  'Alex Morgan': ['settings', 'people', 'imports', 'imports/new', 'keys', 'clock'],
};

describe('what a reader would not understand', () => {
  it.each([
    ['settings.lead of the page', ['untranslated: settings.lead']],
    ['the story WON_REOPENED_WON', ['untranslated: WON_REOPENED_WON']],
    ['Good to see you, {name}', ['untranslated: {name}']],
    ['mei.tanaka@kitahama.example, review.png, https://www.g2.com/a.b', []],
  ])('in “%s” is %j', (text, found) => {
    expect(untranslatedIn(text)).toEqual(found);
  });
});

inChromium('the main screens', () => {
  let scene: Scene;

  beforeAll(async () => {
    scene = await Scene.open(BrowserServer.onTestServer({ sample: true }));
  }, 10 * MINUTE);
  afterAll(() => scene.close(), MINUTE);

  const addresses = new Map<string, string>();

  /** Of what has an id: by the first link to such a page; links to forms for something new are none. */
  async function addressOf(page: Page, screen: string): Promise<string> {
    const [path = '', ...parts] = screen.split(/ \[|\]/).filter((part) => part !== '');
    let address = `/sample/${path}`;
    if (parts.length === 0) return address;
    const known = addresses.get(screen);
    if (known !== undefined) return known;
    for (const part of parts) {
      await page.goto(address);
      await settled(page);
      const links = page
        .getByRole('main')
        .locator(`a[href*="/${part}"]`)
        .and(page.locator(':not([href$="/new"])'));
      address = (await links.first().getAttribute('href')) ?? '';
    }
    addresses.set(screen, address);
    return address;
  }

  /** Each page is loaded once and judged at both widths; the next is loaded at the last of them. */
  async function look(visitor: Visitor, language: string, people: string[]): Promise<string[]> {
    const { page } = visitor;
    const wrong: string[] = [];
    let widths = widthsIn(language);
    const judge = async (screen: string): Promise<void> => {
      widths = widths.toReversed();
      for (const viewport of widths) {
        await page.setViewportSize(viewport);
        await settled(page);
        await page.locator(`html[lang="${language}"]`).waitFor();
        const problems = await wrongWith(page, looksForBarriers(language, viewport));
        wrong.push(...problems.map((problem) => `${viewport.width} px, ${screen}: ${problem}`));
      }
    };
    await page.goto('/sign-in');
    await page.getByRole('button', { name: /: English$/ }).click();
    await page.getByRole('menuitem', { name: LANGUAGES[language as 'en'] }).click();
    await page.getByRole('button', { name: /^Mei Tanaka/ }).waitFor();
    if (people.includes('Mei Tanaka')) await judge('sign-in');
    for (const person of people) {
      await visitor.become(person);
      for (const screen of SCREENS[person] ?? []) {
        await page.goto(await addressOf(page, screen));
        await judge(`${person}, ${screen}`);
        if (screen !== 'refer') continue;
        await page.goto(await page.locator('input[readonly][value*="/r/"]').inputValue());
        await judge('personal link');
      }
    }
    return [...wrong, ...visitor.problems];
  }

  it('are judged by what finds a picture without words and a page that is too wide', async () => {
    const { page } = await scene.arrive(PHONE);
    await page.setContent(`<html lang="en"><title>Home</title><main style="width: 500px">
      <h1>Home</h1><img src="data:,"></main></html>`);
    const found = await wrongWith(page);
    expect(found).toEqual([
      expect.stringMatching(/^image-alt \(critical\)/),
      expect.stringMatching(/^\d+ px wide on 390 px: <main/),
    ]);
  });

  it.each(Object.keys(LANGUAGES))(
    'in %s: no barrier, nothing cut off and nothing untranslated',
    async (language) => {
      const [first = '', ...others] = Object.keys(SCREENS);
      const found = await Promise.all(
        [[first], others].map(async (people) => {
          const visitor = await scene.arrive(DESKTOP);
          const wrong = await look(visitor, language, people);
          await visitor.leave();
          return wrong;
        }),
      );
      expect(found.flat()).toEqual([]);
    },
    5 * MINUTE,
  );
});

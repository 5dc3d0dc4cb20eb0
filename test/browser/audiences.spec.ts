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

/** A marketer chooses who sees a challenge; one advocate loses sight of it, another does not. */
inChromium('R-U3: who sees a challenge', () => {
  let scene: Scene;
  let priya: Visitor;
  let address = '';
  let title = '';

  const step = stepsOf(() => priya.page);
  const main = (): Locator => priya.page.getByRole('main');
  const choose = async (place: number, field: string, option: string): Promise<void> => {
    await main().getByLabel(field, { exact: true }).nth(place).fill(option);
    await priya.page.getByRole('option', { name: new RegExp(`^${option}`) }).click();
    await priya.page.keyboard.press('Escape');
  };

  beforeAll(async () => {
    scene = await Scene.open(BrowserServer.onTestServer({ sample: true }));
    priya = await scene.arrive(DESKTOP);
    await priya.page.addInitScript(`localStorage['goodturn.language'] ??= 'en'`);
    await priya.become('Priya Nair');
  }, 3 * MINUTE);
  afterAll(() => scene.close(), MINUTE);

  step('reads on a challenge that everyone sees it, and how many they are', async () => {
    await priya.page.goto('/sample/edit/challenges');
    const challenge = main().locator('a[href*="/edit/challenges/"]:not([href$="/new"])').first();
    title = (await challenge.textContent()) ?? '';
    await challenge.click();
    await priya.reads('Everyone sees it and may start it.');
    await priya.reads('120 of 120 advocates see it now');
    await main().getByRole('link', { name: 'Choose who sees this' }).click();
    await priya.heading('Who sees this').waitFor();
    address = new URL(priya.page.url()).pathname;
  });

  step('leaves one person out, counted while it is chosen', async () => {
    await main().getByText('Only some', { exact: true }).click();
    await priya.reads('Choose at least one segment, tag or person, and the count appears here.');
    await choose(1, 'People', 'Mei Tanaka');
    await priya.reads('119 of 120 advocates see it now');
    await priya.press('Save');
    await priya.reads(/^But not by Mei Tanaka/);
    expect(await wrongWith(priya.page)).toEqual([]);
  });

  step('says why she does not see it, and lists who does', async () => {
    await main()
      .getByLabel(/^Advocate/)
      .fill('Mei Tanaka');
    await priya.page.getByRole('option', { name: /^Mei Tanaka/ }).click();
    await priya.reads('Mei Tanaka does not see it.');
    const rows = await main().locator('a[href*="/advocates/"]').allTextContents();
    expect(rows.length).toBeGreaterThan(10);
    expect(rows).not.toContain('Mei Tanaka');
  });

  step('the timeline of the challenge tells it', async () => {
    await main()
      .getByRole('link', { name: `← ${title}` })
      .click();
    await priya.reads(/chose who sees this: everyone, 1 entry left out/);
  });

  step('reads well in four languages, also on a phone', async () => {
    for (const language of LANGUAGES) {
      await priya.page.evaluate(`localStorage['goodturn.language'] = '${language}'`);
      for (const viewport of [DESKTOP, PHONE]) {
        await priya.page.setViewportSize(viewport);
        await priya.page.goto(address);
        await settled(priya.page);
        expect([language, await wrongWith(priya.page)]).toEqual([language, []]);
      }
    }
  });
});

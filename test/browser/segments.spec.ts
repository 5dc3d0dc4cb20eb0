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

/** A question that a marketer keeps, and why it finds somebody. */
inChromium('R-U2: a segment', () => {
  let scene: Scene;
  let priya: Visitor;
  let address = '';

  const step = stepsOf(() => priya.page);
  const main = (): Locator => priya.page.getByRole('main');
  const choose = async (field: string, place: number, option: string): Promise<void> => {
    await main().getByLabel(field, { exact: true }).nth(place).click();
    await priya.page.getByRole('option', { name: option, exact: true }).click();
    await priya.page.keyboard.press('Escape');
  };

  beforeAll(async () => {
    scene = await Scene.open(BrowserServer.onTestServer({ sample: true }));
    priya = await scene.arrive(DESKTOP);
    await priya.page.addInitScript(`localStorage['goodturn.language'] ??= 'en'`);
    await priya.become('Priya Nair');
  }, 3 * MINUTE);
  afterAll(() => scene.close(), MINUTE);

  step('begins as an invitation, and counts everybody before it asks anything', async () => {
    await priya.page.goto('/sample/segments');
    await priya.reads('No segment yet');
    expect(await wrongWith(priya.page)).toEqual([]);
    await main().getByRole('link', { name: 'New segment' }).first().click();
    await priya.reads('120 of 120 advocates');
  });

  step('counts while it is written, and only what can be asked is saved', async () => {
    await priya.field('Name').fill('Have brought a customer');
    await priya.press('Add conditions');
    await priya.reads('Complete each condition, and the count appears here.');
    expect(await main().getByRole('button', { name: 'Save' }).isDisabled()).toBe(true);
    await choose('What is asked', 0, 'Referrals converted');
    await main().getByLabel('Value', { exact: true }).fill('1');
    await priya.reads(/^\d+ of 120 advocates$/);
    await priya.press('Leave some out');
    await choose('What is asked', 1, 'Language');
    await choose('Value', 1, '日本語');
    await settled(priya.page);
    await priya.press('Save');
    await priya.heading('Have brought a customer').waitFor();
    address = new URL(priya.page.url()).pathname;
    expect(await wrongWith(priya.page)).toEqual([]);
  });

  step('lists who is in it, and says of somebody else why not', async () => {
    await main()
      .getByLabel(/^Advocate/)
      .fill('Mei Tanaka');
    await priya.page.getByRole('option', { name: /^Mei Tanaka/ }).click();
    await priya.reads('Mei Tanaka is not in this segment.');
    await priya.reads('Language is 日本語');
    const [first] = await main().locator('a[href*="/advocates/"]').allTextContents();
    expect(first).not.toBe('Mei Tanaka');
    await main()
      .getByRole('link', { name: first ?? '' })
      .click();
    await main().getByRole('link', { name: 'Have brought a customer' }).click();
    await priya.reads(`${first ?? ''} is in this segment.`);
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

import { afterAll, afterEach, beforeAll, beforeEach, expect, it, jest } from '@jest/globals';
import type { Page } from 'playwright-core';
import { DESKTOP, inChromium, Scene, type Visitor } from '../support/browser/people.js';
import { settled, wrongWith } from '../support/browser/screens.js';
import { until } from '../support/until.js';
import { BrowserServer } from '../support/browser/server.js';

const MINUTE = 60_000;

jest.setTimeout(3 * MINUTE);

inChromium('nothing that was typed is lost', () => {
  let scene: Scene;
  let visitor: Visitor;
  let page: Page;

  beforeAll(async () => {
    scene = await Scene.open(BrowserServer.onTestServer({ sample: true }));
  }, 3 * MINUTE);
  afterAll(() => scene.close(), MINUTE);
  beforeEach(async () => {
    visitor = await scene.arrive(DESKTOP);
    page = visitor.page;
    await page.addInitScript(`localStorage.setItem('goodturn.language', 'en')`);
  });
  afterEach(() => visitor.leave());

  const main = () => page.getByRole('main');
  const asked = () => page.getByRole('dialog', { name: 'Leave without saving?' });
  const stored = () => page.evaluate<string>(`Object.keys(localStorage).join()`);
  const field = (label: string) => main().getByLabel(label, { exact: true });

  const openReward = async (name: string) => {
    await visitor.become('Priya Nair');
    await page.goto('/sample/edit/rewards');
    await main().getByRole('link', { name }).click();
    await settled(page);
  };

  it('a link and Back ask first; staying keeps it, leaving leaves', async () => {
    await openReward('Rail voucher, ¥5,000');
    const terms = field('Terms (optional)');
    const before = await terms.inputValue();
    await terms.fill('Not for resale.');
    await main().getByRole('link', { name: '← All rewards' }).click();
    await asked().waitFor();
    expect(await wrongWith(page)).toEqual([]);
    await asked().getByRole('button', { name: 'Cancel' }).click();
    expect(await terms.inputValue()).toBe('Not for resale.');
    await page.goBack();
    await asked().getByRole('button', { name: 'Leave without saving' }).click();
    await page.waitForURL(/\/edit\/rewards$/);
    // Left on purpose: nothing of it comes back.
    await page.goForward();
    await settled(page);
    expect(await terms.inputValue()).toBe(before);
  });

  it('a reload asks, too, and what was typed into a long form is there again', async () => {
    await openReward('Rail voucher, ¥5,000');
    const terms = field('Terms (optional)');
    const before = await terms.inputValue();
    await terms.fill('Valid for a year.');
    await until(async () => (await stored()).includes('draft'));
    const prompts: string[] = [];
    page.once('dialog', (dialog) => {
      prompts.push(dialog.type());
      void dialog.accept();
    });
    await page.reload();
    await settled(page);
    expect(prompts).toEqual(['beforeunload']);
    expect(await terms.inputValue()).toBe('Valid for a year.');
    await main().getByText('was kept on this device').waitFor();
    expect(await wrongWith(page)).toEqual([]);
    await main().getByRole('button', { name: 'Discard my changes' }).click();
    expect(await terms.inputValue()).toBe(before);
    await page.reload();
    await settled(page);
    expect(await terms.inputValue()).toBe(before);
  });

  it('what is saved asks nothing, and is no draft', async () => {
    await openReward('Rail voucher, ¥5,000');
    await field('Terms (optional)').fill('Valid for two years.');
    await main().getByRole('button', { name: 'Save', exact: true }).click();
    await page.getByText('Saved', { exact: true }).waitFor();
    await main().getByRole('link', { name: '← All rewards' }).click();
    await page.waitForURL(/\/edit\/rewards$/);
    expect(await stored()).not.toContain('draft');
  });

  it('a dialog is not closed over what was typed in it', async () => {
    await visitor.become('Dana Cole');
    await page.goto('/sample/companies');
    await main().getByRole('button', { name: 'Add a company' }).click();
    const dialog = page.getByRole('dialog', { name: 'Add a company' });
    await dialog.getByRole('textbox', { name: 'Name' }).fill('North Wind Ltd');
    await page.keyboard.press('Escape');
    await asked().getByRole('button', { name: 'Cancel' }).click();
    expect(await dialog.getByRole('textbox', { name: 'Name' }).inputValue()).toBe('North Wind Ltd');
    await page.keyboard.press('Escape');
    await asked().getByRole('button', { name: 'Leave without saving' }).click();
    await dialog.waitFor({ state: 'detached' });
  });

  it('a wrong number stays as it was typed, is told at its field, and is not saved', async () => {
    await openReward('Rail voucher, ¥5,000');
    const price = main().getByRole('textbox', { name: 'Price in points' });
    const cost = main().getByRole('textbox', { name: 'What one costs you (optional)' });
    const marked = () => page.evaluate(`document.activeElement.getAttribute('aria-invalid')`);
    const wrong: readonly (readonly [typeof price, string, string])[] = [
      [price, '0', 'Please enter 1 or more.'],
      [price, '-5', 'Please enter 1 or more.'],
      [price, '12.5', 'Please enter a whole number.'],
      [cost, '50.5', 'Please enter a whole number.'],
    ];
    for (const [number, typed, problem] of wrong) {
      const before = await number.inputValue();
      await number.fill(typed);
      await number.blur();
      await main().getByText(problem).waitFor();
      expect((await number.inputValue()).replace(/ [A-Z]{3}$/, '')).toBe(typed);
      await main().getByRole('button', { name: 'Save', exact: true }).click();
      await expect(marked()).resolves.toBe('true');
      await number.fill(before);
      await number.blur();
      await main().getByText(problem).waitFor({ state: 'detached' });
    }
  });
});

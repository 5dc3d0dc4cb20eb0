import { afterAll, beforeAll, expect, jest } from '@jest/globals';
import { systemClock } from '../../src/kernel/clock.js';
import { addDays, dayOf } from '../../src/kernel/day.js';
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

jest.setTimeout(3 * MINUTE);

inChromium('R-T4: an advocate takes a break, and leaves', () => {
  let scene: Scene;
  let mei: Visitor;
  let priya: Visitor;
  let page = '';

  const step = stepsOf(() => mei.page);

  async function open(visitor: Visitor, path: string): Promise<void> {
    await visitor.page.goto(path);
    await settled(visitor.page);
  }

  beforeAll(async () => {
    scene = await Scene.open(BrowserServer.onTestServer({ sample: true }));
    [mei, priya] = [await scene.arrive(PHONE), await scene.arrive(DESKTOP)];
    for (const visitor of [mei, priya]) {
      await visitor.page.addInitScript(`localStorage['goodturn.language'] ??= 'en'`);
    }
    await mei.become('Mei Tanaka');
    await priya.become('Priya Nair');
  }, 3 * MINUTE);
  afterAll(() => scene.close(), MINUTE);

  step('she begins it in her settings, and reads so on every page', async () => {
    await open(mei, '/sample/preferences');
    await mei.press('Take a break');
    await mei.press('Begin the break');
    await mei.reads('You are on a break.');
    expect(await wrongWith(mei.page)).toEqual([]);
    await open(mei, '/sample/refer');
    await mei.reads('You are on a break, so nothing new begins.');
    expect(await mei.page.getByRole('button', { name: 'Refer', exact: true }).count()).toBe(0);
    await open(mei, '/sample/home');
    await mei.page.getByRole('link', { name: 'Change or end it' }).click();
    await mei.heading('A break').waitFor();
  });

  step('the marketer sees whose word it is, and cannot end it', async () => {
    await open(priya, '/sample/advocates?q=Mei');
    await priya.page.getByRole('link', { name: 'Mei Tanaka' }).click();
    await priya.reads('They began it themselves: only they change or end it.');
    expect(await priya.page.getByRole('button', { name: 'End the break' }).count()).toBe(0);
    page = priya.page.url();
  });

  step('she is back; the marketer begins one for her, until a day', async () => {
    await mei.press('I am back');
    await mei.press('Take a break');
    await open(priya, page);
    await priya.press('Begin a break for them');
    const day = addDays(dayOf(systemClock.now(), 'UTC'), 10);
    await priya.field(/^Back on/).fill(day);
    await priya.press('Begin the break');
    await priya.reads('Your team began it.');
    expect(await wrongWith(priya.page)).toEqual([]);
    await open(mei, '/sample/preferences');
    await mei.reads('The programme’s team began it for you.');
    await mei.reads(/began your break/);
  });

  step('the marketer sets her time zone, and both read so', async () => {
    await priya.press('Change language and time zone');
    await priya.page.getByRole('combobox', { name: 'Time zone' }).fill('Europe/Lisbon');
    await priya.page.getByRole('option', { name: 'Europe/Lisbon' }).click();
    expect(await wrongWith(priya.page)).toEqual([]);
    await priya.press('Save');
    await priya.reads(/set their time zone to Europe.Lisbon/);
    await open(mei, '/sample/preferences');
    await mei.reads(/set your time zone to Europe.Lisbon/);
  });

  step('she leaves, and reads before what stays', async () => {
    await mei.press('Leave the programme');
    const dialog = mei.page.getByRole('dialog');
    await dialog.getByText(/^What stays/).waitFor();
    await dialog.getByRole('button', { name: 'Leave now' }).click();
    await mei.page.waitForURL((url) => url.pathname === '/' || url.pathname === '/sign-in');
    await open(priya, page);
    await priya.reads('They left the programme.');
  });
});

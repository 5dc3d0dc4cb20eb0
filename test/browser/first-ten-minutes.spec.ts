import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Locator, Page } from 'playwright-core';
import { inChromium, Scene, stepsOf, type Visitor } from '../support/browser/people.js';
import { BrowserServer } from '../support/browser/server.js';

const MINUTE = 60_000;
const LUNCH = 'Lunch for two above the harbour';
const TREES = 'Ten trees, planted in your name';
const NOTE = 'Certificate HK-0523: planted this morning.';

/** The steps of "The first ten minutes" in README.md, by their numbers, in one browser. */
inChromium('the first ten minutes of the README', () => {
  let scene: Scene;
  let visitor: Visitor;
  let page: Page;

  beforeAll(async () => {
    scene = await Scene.open(BrowserServer.start());
    visitor = await scene.arrive();
    page = visitor.page;
  }, 3 * MINUTE);
  afterAll(() => scene.close(), MINUTE);

  const step = stepsOf(() => page);
  const open = (name: string): Promise<void> =>
    page.getByRole('navigation').getByRole('link', { name, exact: true }).first().click();
  const heading = (name: string | RegExp): Locator => page.getByRole('heading', { name });
  const comeBackAs = async (name: string): Promise<void> => {
    await page.getByRole('button', { name: 'Your account' }).click();
    await page.getByRole('menuitem', { name: 'Sign out' }).click();
    await page.getByRole('button', { name: new RegExp(`^${name}`) }).click();
    await page.waitForURL('**/sample/*');
  };

  const english = async (): Promise<void> => {
    await page
      .getByRole('button', { name: /: (English|日本語|Bahasa Indonesia|简体中文)$/ })
      .click();
    await page.getByRole('menuitem', { name: 'English' }).click();
    await page.getByRole('link', { name: 'Home' }).waitFor();
  };

  step(
    '1, 2: npm start makes the sample; who chooses Priya Nair sees first what waits',
    async () => {
      await page.goto('/');
      await heading('Who do you want to be?').waitFor();
      await page.getByRole('button', { name: /^Priya Nair/ }).click();
      await heading('Overview').waitFor();
      await heading('How far referrals come').waitFor();
      const sections = await page
        .getByRole('main')
        .getByRole('heading', { level: 2 })
        .allInnerTexts();
      expect(sections[0]).toBe('Waiting for you');
      expect(sections).toContain('How far referrals come');
      // The bell leads to what it speaks of, which the queue shows first.
      await page.getByRole('link', { name: /^Notices/ }).click();
      const proofs = page.getByRole('link', { name: /handed in a proof$/ });
      const newest = await proofs.first().innerText();
      await proofs.first().click();
      await page.waitForURL('**/approvals?at=*');
      const author = newest.replace(' handed in a proof', '');
      await page.getByRole('main').getByRole('link', { name: author }).first().waitFor();
    },
  );

  step(
    '3: the proof of Yuki Nakamura is approved by a key, undone by a key, approved again',
    async () => {
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
      await page.getByRole('link', { name: 'Yuki Nakamura' }).waitFor();
      await page.keyboard.press('a');
      await page.getByText('Approved: Yuki Nakamura').waitFor();
      await page.getByText('Proofs (22)').waitFor();
    },
  );

  step(
    '4: Mei Tanaka reads Japanese; the language menu changes that; her home shows what came of it',
    async () => {
      await comeBackAs('Mei Tanaka');
      await page.getByRole('link', { name: 'ホーム' }).waitFor();
      await english();
      await heading('What you changed').waitFor();
      await heading('Your points').waitFor();
      await heading('What you could do next').waitFor();
    },
  );

  step('5: Mei Tanaka goes on with the survey, and its points are there at once', async () => {
    await open('Challenges');
    await page
      .getByRole('link', { name: /Complete our survey/ })
      .first()
      .click();
    await heading('How it works').waitFor();
    await page.getByRole('link', { name: 'Continue' }).click();
    await page.getByText('Welcome back: we kept your answers.').waitFor();
    await page.getByRole('checkbox', { name: 'Quality control' }).check();
    await page.getByRole('button', { name: 'Send answers' }).click();
    await heading('Thank you').waitFor();
    await open('Points');
    await page.getByRole('row', { name: /Complete our survey.*\+50 points/ }).waitFor();
  });

  step(
    '6: the timeline of her referral of Aiko Mori tells of the 60th day and of rule R-W1',
    async () => {
      await open('Refer');
      await page.getByRole('link', { name: 'Aiko Mori' }).click();
      await heading(/Aiko Mori/).waitFor();
      const won = page.getByRole('listitem').filter({ hasText: 'day 60 of 60' });
      await won.getByRole('button', { name: 'Why?' }).click();
      await won.getByText(/^R-W1\b/).waitFor();
    },
  );

  step('7: the last lunch above the harbour is hers', async () => {
    await open('Rewards');
    const lunch = page.getByRole('listitem').filter({ has: heading(LUNCH) });
    await lunch.getByText('Only one left').waitFor();
    await lunch.getByRole('button', { name: `Redeem: ${LUNCH}` }).click();
    await page.getByRole('button', { name: 'Redeem for 1,500 points' }).click();
    await page.getByText('Your request is in').waitFor();
  });

  step(
    '8: Priya Nair approves it, notes what is planted, reads answers; Mei Tanaka shows the code',
    async () => {
      await comeBackAs('Priya Nair');
      await open('Approvals');
      await page.getByText(/^Rewards \(/).click();
      await page.getByRole('button', { name: /^Mei Tanaka/ }).click();
      await heading(LUNCH).waitFor();
      await page.getByRole('button', { name: 'Approve' }).click();
      await page.getByText(`Approved: ${LUNCH} for Mei Tanaka`).waitFor();
      await page.getByText(/^To send or do \(/).click();
      await heading(TREES).waitFor();
      await page.getByRole('button', { name: 'It is sent or done' }).click();
      await page.getByRole('textbox', { name: /^Note to the advocate/ }).fill(NOTE);
      await page.getByRole('button', { name: 'It is sent or done' }).click();
      await page.getByText(`Sent or done: ${TREES} for Budi Santoso`).waitFor();
      await open('Edit challenges');
      await page.getByRole('link', { name: 'Complete our survey' }).click();
      await page.getByRole('link', { name: 'Answers', exact: true }).click();
      await page.getByText(/^95 % interval .*, n = 69$/).waitFor();
      await comeBackAs('Mei Tanaka');
      await english();
      await open('Rewards');
      await page.getByRole('link', { name: LUNCH }).click();
      await page.getByRole('button', { name: 'Show the code' }).click();
      await page.getByText(/^Shown once, on/).waitFor();
      expect(await page.getByRole('main').innerText()).toMatch(
        /SAMPLE-LUNCH-[0-9A-F]{6}-[0-9A-F]{6}/,
      );
    },
  );

  step('9: Dana Cole records a won deal, and the referral converts', async () => {
    await comeBackAs('Dana Cole');
    await open('Record a deal');
    await page.getByRole('combobox', { name: 'Referral' }).fill('Hendra');
    await page.getByRole('option', { name: /Hendra Gunawan/ }).click();
    await page.getByText('Won', { exact: true }).click();
    await page.getByRole('button', { name: 'Record the deal' }).click();
    await page.getByText('Recorded: Won').waitFor();
    await open('Referrals');
    await page.getByText('Converted', { exact: true }).first().click();
    await page
      .getByRole('row', { name: /Hendra Gunawan/ })
      .getByText('Converted')
      .waitFor();
  });

  step('10: Budi Santoso has 2,000 more, one award for two wins, and a note', async () => {
    await comeBackAs('Budi Santoso');
    await english();
    await open('Points');
    await page
      .getByRole('row', { name: /Hendra Gunawan/ })
      .getByText('+2,000 points')
      .waitFor();
    await open('Refer');
    await page.getByRole('link', { name: 'Siti Rahmawati' }).click();
    await page.getByText(/^The deal was reopened/).waitFor();
    expect(await page.getByText(/your referral became a customer/).count()).toBe(2);
    await page
      .getByRole('definition')
      .filter({ hasText: /^2,000 points$/ })
      .waitFor();
    await open('Rewards');
    await page.getByRole('link', { name: TREES }).click();
    await page.getByText(NOTE).waitFor();
    await page.getByText(/noted that your reward is on its way or done/).waitFor();
  });

  step('11: Lin Wei reads that the window of Chen Hao ended, and that talks go on', async () => {
    await comeBackAs('Lin Wei');
    await english();
    await open('Refer');
    await page.getByRole('link', { name: 'Chen Hao' }).click();
    await heading(/Chen Hao/).waitFor();
    await page.getByText('Window ended').first().waitFor();
    await page
      .getByText(/talks go on/)
      .first()
      .waitFor();
  });

  step(
    '12: Alex Morgan advances the clock by 61 days, and the open windows are closed',
    async () => {
      await comeBackAs('Alex Morgan');
      await open('Clock');
      await page.getByText('61 days', { exact: true }).click();
      await page.getByRole('button', { name: 'Advance 61 days' }).click();
      await page.getByRole('dialog').getByRole('button', { name: 'Advance 61 days' }).click();
      await page.getByText(/^Done: the clock moved/).waitFor({ timeout: MINUTE });
      await page
        .getByRole('link', { name: 'Overview' })
        .or(page.getByText('Look at what changed'))
        .first()
        .waitFor();
    },
    2 * MINUTE,
  );

  step('13: /dev/mail lists what the product would have mailed', async () => {
    await page.goto('/dev/mail');
    await heading('Mail').waitFor();
    // Sent, or waiting for 08:00 in Tokyo: whatever the hour is when this runs.
    await page.getByRole('row', { name: /yuki\.nakamura@.*G2/ }).waitFor();
  });

  it('nothing went wrong in the browser meanwhile', () => {
    expect(visitor.problems).toEqual([]);
  });
});

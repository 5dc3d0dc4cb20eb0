import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { readFile } from 'node:fs/promises';
import { inChromium, PHONE, Scene, stepsOf, type Visitor } from '../support/browser/people.js';
import { settled, wrongWith } from '../support/browser/screens.js';
import { BrowserServer } from '../support/browser/server.js';

const MINUTE = 60_000;
const EDITOR = '/sample/edit/challenges';

/** A survey from the template to the file of its answers, half of it answered on a phone. */
inChromium('a survey', () => {
  let scene: Scene;
  let priya: Visitor;
  let phone: Visitor;
  let desktop: Visitor;
  let acting: Visitor;
  let challenge = '';
  const step = stepsOf(() => acting.page);

  beforeAll(async () => {
    scene = await Scene.open(BrowserServer.onTestServer({ sample: true }));
    [priya, phone, desktop] = await Promise.all([
      scene.arrive(),
      scene.arrive(PHONE),
      scene.arrive(),
    ]);
    for (const visitor of [priya, phone, desktop]) {
      await visitor.page.goto('/sign-in');
      await visitor.page.evaluate(() => {
        window.localStorage.setItem('goodturn.language', 'en');
      });
    }
    await priya.become('Priya Nair');
    await phone.become('Mei Tanaka');
    await desktop.become('Mei Tanaka');
  }, 4 * MINUTE);
  afterAll(() => scene.close(), MINUTE);

  const as = (visitor: Visitor): Visitor => (acting = visitor);
  const choose = async (visitor: Visitor, name: string | RegExp): Promise<void> => {
    await visitor.page.getByRole('radio', { name, exact: true }).check();
  };
  step('a marketer makes a challenge from the template and edits its questions', async () => {
    as(priya);
    await priya.page.goto(`${EDITOR}/new`);
    await priya.press('Complete our survey');
    expect(await priya.field('Title').first().inputValue()).toBe('Complete our survey');
    await priya.press('Edit question 2');
    await priya.page
      .getByRole('textbox', { name: 'Question', exact: true })
      .fill('Why this score?');
    await priya.press('Close question 2');
    await priya.page.getByRole('button', { name: 'Move question 2 down' }).focus();
    await priya.page.keyboard.press('Enter');
    await priya.heading('3. Why this score?').waitFor();
    // The keyboard stays with the question that it moved.
    const focused = priya.page.locator(':focus');
    expect(await focused.getAttribute('aria-label')).toBe('Move question 3 down');
    await priya.press('Duplicate question 6');
    await priya.heading('7. May we contact you about your answers?').waitFor();
    await priya.press('Delete question 7');
  });

  step('the preview is the player itself, in each language; then it is published', async () => {
    as(priya);
    const preview = priya.page.getByRole('region', { name: 'As an advocate sees it' });
    await preview.getByText('日本語').click();
    await preview.getByText('回答は記名式です').waitFor();
    await preview.getByText('Bahasa Indonesia').click();
    await preview.getByText('Jawaban Anda disertai nama Anda').waitFor();
    await priya.press('Publish');
    await priya.page.getByRole('dialog').getByRole('button', { name: 'Publish' }).click();
    await priya.reads('version 1 is live');
    challenge = /[0-9a-f-]{36}$/.exec(priya.page.url())?.[0] ?? '';
    expect(challenge).not.toBe('');
  });

  step('R-S1: an advocate reads that answers are named, and answers half on a phone', async () => {
    as(phone);
    await phone.page.goto(`/sample/challenges/${challenge}`);
    await phone.press('Start');
    await phone.page.getByRole('link', { name: 'Answer the questions' }).click();
    await phone.reads('Your name goes with your answers');
    await settled(phone.page);
    expect(await wrongWith(phone.page)).toEqual([]);
    await phone.press('Next');
    await phone.reads('One answer needs your attention');
    expect(await phone.page.locator(':focus').getAttribute('role')).toBe('alert');
    await choose(phone, '5');
    await phone.press('Next');
    await phone.page.getByRole('textbox', { name: 'What should we improve first?' }).fill('Speed');
    await phone.reads('Saved. You can continue on another device.');
  });

  step('the answers are there on the desktop; errors are told, mended and handed in', async () => {
    as(desktop);
    await desktop.page.goto(`/sample/challenges/${challenge}`);
    await desktop.page.getByRole('link', { name: 'Continue' }).click();
    await desktop.reads('Welcome back: we kept your answers.');
    expect(
      await desktop.page
        .getByRole('textbox', { name: 'What should we improve first?' })
        .inputValue(),
    ).toBe('Speed');
    await desktop.press('Next');
    await choose(desktop, 'the product: Satisfied');
    await desktop.press('Next');
    await desktop.reads('Please answer “support”.');
    expect(await wrongWith(desktop.page)).toEqual([]);
    await choose(desktop, 'support: Very satisfied');
    await choose(desktop, 'value for money: Neutral');
    await desktop.press('Next');
    await desktop.press('Back');
    expect(
      await desktop.page.getByRole('radio', { name: 'support: Very satisfied' }).isChecked(),
    ).toBe(true);
    await desktop.press('Next');
    await desktop.press('Send answers');
    await desktop.page
      .getByRole('alert')
      .getByRole('button', { name: /^May we contact/ })
      .click();
    await desktop.page.keyboard.press('Space');
    await desktop.press('Send answers');
    await desktop.heading('Thank you').waitFor();
    await desktop.reads('Thank you. We read every answer.');
  });

  step('the points are there at once, without a decision', async () => {
    as(desktop);
    await desktop.page.goto('/sample/points');
    await desktop.page.getByRole('row', { name: /Complete our survey.*\+50 points/ }).waitFor();
    await desktop.page.goto(`/sample/challenges/${challenge}`);
    await desktop.reads('Speed');
  });

  step('the marketer reads the answers by question and by person, and takes the file', async () => {
    as(priya);
    await priya.page.goto(`${EDITOR}/${challenge}`);
    await priya.page.getByRole('link', { name: 'Answers', exact: true }).click();
    await priya.reads('0 promoters, 0 passives, 1 detractors');
    await settled(priya.page);
    expect(await wrongWith(priya.page)).toEqual([]);
    await priya.page.getByRole('link', { name: 'Satisfied', exact: true }).first().click();
    await priya.reads('the product: Satisfied');
    await priya.page.getByRole('link', { name: 'Mei Tanaka' }).waitFor();
    expect(await wrongWith(priya.page)).toEqual([]);
    const [file] = await Promise.all([
      priya.page.waitForEvent('download'),
      priya.press('Download all answers (CSV)'),
    ]);
    const csv = await readFile(await file.path(), 'utf8');
    expect(csv.startsWith('\uFEFFName,Company,Answered at,')).toBe(true);
    expect(csv).toContain('Mei Tanaka,');
    expect(csv).toContain(',5,Speed,');
  });

  it('nothing went wrong in any of the browsers', () => {
    expect([...priya.problems, ...phone.problems, ...desktop.problems]).toEqual([]);
  });
});

import { afterAll, beforeAll, expect, jest } from '@jest/globals';
import { inChromium, PHONE, Scene, stepsOf, type Visitor } from '../support/browser/people.js';
import { settled } from '../support/browser/screens.js';
import { BrowserServer } from '../support/browser/server.js';
import { until } from '../support/until.js';

const MINUTE = 60_000;
const PRIYA = 'priya@north.example';
const NORA = 'nora@vale.example';
const THANKS = 'Thank you, Nora: beginners will love it.';

jest.setTimeout(3 * MINUTE);

/** R-U4: from the mail to the first completed challenge, on a phone, in three screens. */
inChromium('a first win', () => {
  let scene: Scene;
  let priya: Visitor;
  let nora: Visitor;
  let acting: Visitor;
  const step = stepsOf(() => acting.page);
  const as = (visitor: Visitor): Visitor => (acting = visitor);

  beforeAll(async () => {
    scene = await Scene.open(BrowserServer.onTestServer({ sample: false }));
    const { server } = scene;
    const of = ['--slug', 'north-star', '--name', 'North Star', '--time-zone', 'UTC'];
    await server.cli('program', 'create', ...of, '--kind', 'SANDBOX');
    const who = ['--email', PRIYA, '--name', 'Priya Nair', '--role', 'marketer'];
    await server.cli('member', 'invite', '--program', 'north-star', ...who);
    [priya, nora] = [await scene.arrive(), await scene.arrive(PHONE)];
  }, 3 * MINUTE);
  afterAll(() => scene.close(), MINUTE);

  step('a marketer has a challenge of five minutes', async () => {
    await as(priya).signIn(PRIYA);
    await priya.page.goto('/north-star/edit/challenges/new');
    await priya.page.getByText('Something else', { exact: true }).click();
    await priya.field('Title').first().fill('Share a tip');
    await priya.field('Summary').fill('One sentence that helps beginners');
    await priya.field('Instructions').fill('What do you wish you had known on the first day?');
    await priya.field('Stage 1: title').fill('Write it');
    await priya.field('Stage 1: what to do').fill('Put it anywhere, and send its link.');
    await priya.field('Points').fill('50');
    await priya.field('Approve it when').fill('It helps a beginner.');
    await priya.press('Save the draft');
    await priya.page.waitForURL(/\/edit\/challenges\/[0-9a-f-]{36}$/);
    await priya.press('Publish');
    await priya.page.getByRole('dialog').getByRole('button', { name: 'Publish' }).click();
    await priya.reads('version 1 is live');
  });

  step('a marketer invites a customer', async () => {
    await as(priya).page.goto('/north-star/advocates');
    await priya.page.getByRole('button', { name: 'Invite advocates' }).first().click();
    const dialog = priya.page.getByRole('dialog');
    await dialog
      .getByRole('textbox', { name: 'Whom do you want to invite?' })
      .fill(`Nora Vale <${NORA}>`);
    await dialog.getByText('will be invited').first().waitFor();
    await dialog.getByRole('button', { name: 'Invite 1 person' }).click();
    await priya.reads('1 person is invited');
  });

  step(
    'who joins, passes the welcome by and hands in the first challenge: four presses',
    async () => {
      await as(nora).openMail(NORA, 'INVITATION');
      /** Those on which she had to do something. */
      const screens = new Set<string>();
      const press = async (name: string): Promise<void> => {
        await nora.page.getByRole('button', { name }).waitFor();
        const [, , screen = 'join'] = new URL(nora.page.url()).pathname.split('/');
        screens.add(screen);
        await nora.press(name);
      };
      await nora.follow('/join');
      await press('Join');
      await press('Skip the welcome');
      await press('Start');
      await nora.field('Link').fill('https://vale.example/tips/1');
      await press('Hand in');
      await nora.reads('Somebody of the team looks at it.');
      expect([...screens]).toEqual(['join', 'welcome', 'challenges']);
    },
  );

  step(
    'it is approved with thanks, which she reads beside the stage; the points are hers',
    async () => {
      await as(priya).page.goto('/north-star/approvals');
      await priya.heading('Share a tip').waitFor();
      await priya.page.keyboard.press('t');
      await priya.field('Message to the advocate').fill(THANKS);
      await priya.page.locator('form').getByRole('button', { name: 'Approve' }).click();
      await priya.reads('Approved: Nora Vale');
      await priya.heading('No proof waits').waitFor();
      await until(async () => {
        await as(nora).page.goto('/north-star/points');
        await settled(nora.page);
        return (await nora.page.getByText('Share a tip').count()) > 0;
      }, MINUTE);
      await nora.page.goto('/north-star/challenges');
      await nora.page.getByRole('link', { name: 'Share a tip' }).first().click();
      await nora.reads(THANKS);
      expect([...nora.problems, ...priya.problems]).toEqual([]);
    },
  );
});

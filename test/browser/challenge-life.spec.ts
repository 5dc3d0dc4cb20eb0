import { afterAll, beforeAll, expect } from '@jest/globals';
import { inChromium, PHONE, Scene, stepsOf, type Visitor } from '../support/browser/people.js';
import { settled, wrongWith } from '../support/browser/screens.js';
import { BrowserServer } from '../support/browser/server.js';

const MINUTE = 60_000;
const TITLE = 'Your plans for the year';

/** A challenge that opens on a day, and an advocate who takes back, gives up and starts again. */
inChromium('the life of a challenge', () => {
  let scene: Scene;
  let priya: Visitor;
  let mei: Visitor;
  let acting: Visitor;
  const step = stepsOf(() => acting.page);

  beforeAll(async () => {
    scene = await Scene.open(BrowserServer.onTestServer({ sample: true }));
    [priya, mei] = await Promise.all([scene.arrive(), scene.arrive(PHONE)]);
    for (const visitor of [priya, mei]) {
      await visitor.page.goto('/sign-in');
      await visitor.page.evaluate(() => {
        window.localStorage.setItem('goodturn.language', 'en');
      });
    }
    await priya.become('Priya Nair');
    await mei.become('Mei Tanaka');
  }, 4 * MINUTE);
  afterAll(() => scene.close(), MINUTE);

  const as = (visitor: Visitor): Visitor => (acting = visitor);
  const inDialog = (visitor: Visitor) => visitor.page.getByRole('dialog');
  const choose = (group: string, choice: string) =>
    inDialog(priya).getByRole('group', { name: group }).getByText(choice).click();

  step('a marketer sets the day on which it opens; a moment that is past is refused', async () => {
    as(priya);
    await priya.page.goto('/sample/edit/challenges/new');
    await priya.press('Complete our survey');
    await priya.field('Title').first().fill(TITLE);
    await priya.press('Publish');
    await choose('When does it open?', 'On a day');
    const opens = inDialog(priya).getByLabel(/^Opens \(/);
    await opens.fill('2020-01-01T09:00');
    await inDialog(priya).getByRole('button', { name: 'Schedule' }).click();
    await priya.reads('Choose a moment that lies ahead.');
    expect(await wrongWith(priya.page)).toEqual([]);
    await opens.fill('');
    await inDialog(priya).getByRole('button', { name: 'Schedule' }).click();
    await priya.reads('Choose a day and a time.');
    expect(await wrongWith(priya.page)).toEqual([]);
    expect(await priya.page.getByText(/is live/).count()).toBe(0);
    await opens.fill('2090-01-01T09:00');
    await inDialog(priya).getByRole('button', { name: 'Schedule' }).click();
    await priya.reads(/opens on .*2090/);
    await settled(priya.page);
    expect(await wrongWith(priya.page)).toEqual([]);
    await priya.page.goto('/sample/edit/challenges');
    await priya.reads(/opens on .*2090/);
  });

  step('R-U3: an advocate sees nothing of it until it is opened', async () => {
    as(mei);
    await mei.page.goto('/sample/challenges');
    await settled(mei.page);
    expect(await mei.page.getByRole('link', { name: TITLE }).count()).toBe(0);
    as(priya);
    await priya.page.getByRole('link', { name: TITLE }).click();
    await priya.press('Change or open');
    await choose('When does it open?', 'Now');
    await choose('When does it end?', 'On a day');
    const ends = inDialog(priya).getByLabel(/^Ends \(/);
    const proposal = await ends.inputValue();
    await ends.fill('');
    await inDialog(priya).getByRole('button', { name: 'Publish', exact: true }).click();
    await priya.reads('Choose a day and a time.');
    await ends.fill(proposal);
    await inDialog(priya).getByRole('button', { name: 'Publish', exact: true }).click();
    await priya.reads(/version 1 is live · ends on/);
    await priya.press('Move the end');
    await ends.fill('');
    await inDialog(priya).getByRole('button', { name: 'Move the end' }).click();
    await priya.reads('Choose a day and a time.');
    await choose('When does it end?', 'When somebody closes it');
    await inDialog(priya).getByRole('button', { name: 'Move the end' }).click();
    await priya.reads('it ends when somebody closes it');
    as(mei);
    await mei.page.reload();
    await mei.page.getByRole('link', { name: TITLE }).waitFor();
  });

  step('an advocate takes back what they handed in, and hands it in anew', async () => {
    as(mei);
    await mei.page.getByRole('link', { name: /tip/i }).first().click();
    await mei.press('Start');
    await mei.field('In your own words').fill('Let it warm up for half an hour.');
    await mei.press('Hand in');
    await mei.press('Take it back');
    expect(await wrongWith(mei.page)).toEqual([]);
    await inDialog(mei).getByRole('button', { name: 'Take it back' }).click();
    await mei.reads('You took back what you handed in for stage 1.');
    const words = mei.field('In your own words');
    expect(await words.inputValue()).toBe('Let it warm up for half an hour.');
    await mei.press('Send again');
    await mei.press('Take it back');
    await mei.page.keyboard.press('Escape');
    expect(await wrongWith(mei.page)).toEqual([]);
  });

  step('an advocate gives it up, finds it apart, and starts it again', async () => {
    as(mei);
    await mei.press('Give up');
    await inDialog(mei).getByRole('button', { name: 'Give it up' }).click();
    await mei.heading('What happened so far').waitFor();
    await mei.reads('You gave this up');
    expect(await wrongWith(mei.page)).toEqual([]);
    await mei.page.goto('/sample/challenges');
    await mei.heading('Given up').waitFor();
    expect(await wrongWith(mei.page)).toEqual([]);
    await mei.page.getByRole('list', { name: 'Given up' }).getByRole('link').click();
    await mei.press('Start again');
    await mei.press('Send again');
    await mei.page.getByRole('button', { name: 'Take it back' }).waitFor();
    expect([...priya.problems, ...mei.problems]).toEqual([]);
  });
});

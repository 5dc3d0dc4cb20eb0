import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { inChromium, Scene, SCREENSHOT, stepsOf, type Visitor } from '../support/browser/people.js';
import { BrowserServer } from '../support/browser/server.js';
import { goThroughWelcome } from '../support/browser/welcome.js';
import { zoneWhereItIs } from '../support/worlds/notice-world.js';

const MINUTE = 60_000;
const ANA = 'ana@north.example';
const PRIYA = 'priya@north.example';
const DANA = 'dana@north.example';
const MEI = 'mei@kita.example';
const DISCLOSURE = 'I was offered points for this review, whatever it says.';

/** One test after the other, each person in a browser of their own, as a programme's first weeks go. */
inChromium('the main job in the portal, from the first settings to the revealed code', () => {
  let scene: Scene;
  let ana: Visitor;
  let priya: Visitor;
  let dana: Visitor;
  let mei: Visitor;
  let acting: Visitor;
  let link = '';
  const step = stepsOf(() => acting.page);

  beforeAll(async () => {
    const zone = zoneWhereItIs(12);
    scene = await Scene.open(BrowserServer.onTestServer({ sample: false }), zone);
    const of = ['--name', 'North Star', '--time-zone', zone, '--currency', 'JPY'];
    await scene.server.cli('program', 'create', '--slug', 'north-star', ...of, '--kind', 'SANDBOX');
    const admin = ['--email', ANA, '--name', 'Ana Ruiz', '--role', 'admin'];
    await scene.server.cli('member', 'invite', '--program', 'north-star', ...admin);
    const arriving = [scene.arrive(), scene.arrive(), scene.arrive(), scene.arrive()] as const;
    [ana, priya, dana, mei] = await Promise.all(arriving);
  }, 3 * MINUTE);
  afterAll(() => scene.close(), MINUTE);

  const as = (visitor: Visitor): Visitor => (acting = visitor);
  const points = async (balance: string): Promise<void> => {
    await mei.open('Points');
    await mei.page.getByText('Available').first().waitFor();
    await mei.reads(balance);
  };

  step('an admin signs in by the mailed link and changes what a conversion pays', async () => {
    as(ana);
    await ana.signIn(ANA);
    await ana.heading('Settings').waitFor();
    await ana.field('Points for a conversion').fill('500');
    await ana.press('Save');
    await ana.reads('Settings saved');
    await ana.page.reload();
    await ana.heading('Settings').waitFor();
    expect(await ana.field('Points for a conversion').inputValue()).toBe('500');
  });

  step('the admin invites people with their roles, and each signs in by their mail', async () => {
    as(ana);
    await ana.open('People');
    for (const [name, email, role] of [
      ['Priya Nair', PRIYA, /^marketer/],
      ['Dana Cole', DANA, /^sales/],
      ['Mei Tanaka', MEI, /^advocate/],
    ] as const) {
      await ana.press('Invite somebody');
      const dialog = ana.page.getByRole('dialog');
      await dialog.getByRole('textbox', { name: 'Name' }).fill(name);
      await dialog.getByRole('textbox', { name: 'E-mail' }).fill(email);
      for (const box of await dialog.getByRole('checkbox').all()) await box.uncheck();
      await dialog.getByRole('checkbox', { name: role }).check();
      await dialog.getByRole('button', { name: 'Send the invitation' }).click();
      await ana.page.getByRole('row', { name: new RegExp(email) }).waitFor();
    }
    await as(priya).signIn(PRIYA);
    await priya.heading('Overview').waitFor();
    await as(dana).signIn(DANA);
    await dana.heading('Referrals').waitFor();
    await as(mei).signIn(MEI);
    await goThroughWelcome(mei, 'North Star');
    await mei.heading('Good to see you, Mei Tanaka').waitFor();
    // R-N1: at an advocate's first visit their browser tells in which time zone they are
    await mei.page.goto('/north-star/preferences');
    await mei.reads('Taken from your browser at your first visit.');
  });

  step('the admin makes an API key, and it reads the programme', async () => {
    as(ana);
    await ana.open('API keys');
    await ana.press('Make a key');
    const dialog = ana.page.getByRole('dialog');
    await dialog.getByRole('textbox', { name: 'What is it for?' }).fill('The CRM');
    await dialog.getByRole('button', { name: 'Make a key' }).click();
    const secret = await ana.field('Your new key').inputValue();
    await ana.press('I have copied it');
    await ana.page.getByRole('row', { name: /The CRM.*Active/ }).waitFor();
    const answer = await fetch(`${scene.server.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${secret}` },
      body: JSON.stringify({ query: '{ program { slug } }' }),
    });
    expect(await answer.json()).toEqual({ data: { program: { slug: 'north-star' } } });
  });

  step('R-C4: a marketer is refused a review without disclosure, then publishes it', async () => {
    as(priya);
    await priya.open('Edit challenges');
    await priya.page.getByRole('link', { name: 'New challenge' }).first().click();
    await priya.page.getByRole('combobox', { name: 'Review site' }).selectOption('G2');
    await priya.field('Title').first().fill('Share a review');
    await priya.field('Summary').fill('Tell others what you think');
    await priya.field('Instructions').fill('Write an honest review on G2, then send us its link.');
    await priya.field('Stage 1: title').fill('Write it');
    await priya.field('Stage 1: what to do').fill('Any rating is fine.');
    await priya.field('Points').fill('150');
    await priya.page.getByRole('checkbox', { name: 'a screenshot' }).check();
    await priya.field('Approve it when').fill('The review is published and yours.');
    await priya.press('Save the draft');
    await priya.reads('This breaks rule R-C4');
    await priya.field('Disclosure').fill(DISCLOSURE);
    await priya.press('Save the draft');
    await priya.page.waitForURL(/\/edit\/challenges\/[0-9a-f-]{36}$/);
    await priya.press('Publish');
    await priya.page.getByRole('dialog').getByRole('button', { name: 'Publish' }).click();
    await priya.reads('version 1 is live');
  });

  step('the marketer makes a reward with a price and a vendor’s gift codes', async () => {
    as(priya);
    await priya.open('Edit rewards');
    await priya.page.getByRole('link', { name: 'New reward' }).first().click();
    await priya.field('Name').fill('Gift card');
    await priya.field('Description').fill('For a book');
    await priya.field('Price in points').fill('600');
    await priya.press('Save');
    await priya.giveFile('Take them from a file', 'Title;Card number\nBook;BOOK-1\nBook;BOOK-2');
    await priya.press('Load 2 codes');
    await priya.reads('2 codes loaded.');
    await priya.press('Publish');
    await priya.reads('Live');
  });

  step('the advocate hands in a link and a screenshot', async () => {
    as(mei);
    await mei.open('Challenges');
    await mei.page.getByRole('link', { name: 'Share a review' }).click();
    await mei.press('Start');
    await mei.field('Link').fill('https://www.g2.com/survey_responses/1');
    await mei.page.getByLabel('Screenshot').setInputFiles(SCREENSHOT);
    await mei.page.getByRole('checkbox', { name: /^I have put this sentence/ }).check();
    await mei.press('Hand in');
    await mei.reads('Somebody of the team looks at it.');
  });

  step('R-C3: the marketer asks for changes by keyboard; the advocate sends it again', async () => {
    as(priya);
    await priya.open('Approvals');
    await priya.heading('Share a review').waitFor();
    await priya.page.keyboard.press('c');
    await priya.field('Message to the advocate').fill('Please show the whole page.');
    await priya.page.keyboard.press('Control+Enter');
    await priya.reads('Changes asked for: Mei Tanaka');
    as(mei);
    await mei.openMail(MEI, 'SUBMISSION_CHANGES_REQUESTED');
    await mei.follow('/north-star/challenges/');
    await mei.reads('Please show the whole page.');
    await mei.page.getByRole('checkbox', { name: /^I have put this sentence/ }).check();
    await mei.press('Send again');
    await mei.reads('Somebody of the team looks at it.');
  });

  step('the marketer approves by keyboard, and the points are on the statement', async () => {
    as(priya);
    await priya.open('Overview');
    await priya.page.getByRole('link', { name: /^1 proof to decide on/ }).click();
    await priya.heading('Share a review').waitFor();
    await priya.page.keyboard.press('a');
    await priya.reads('Approved: Mei Tanaka');
    await priya.heading('No proof waits').waitFor();
    as(mei);
    await points('150 points');
    await mei.page.getByRole('row', { name: /Share a review.*\+150 points/ }).waitFor();
  });

  step('the advocate refers by the form', async () => {
    as(mei);
    await mei.open('Refer');
    await mei.field('Their name').fill('Aiko Mori');
    await mei.field('Their company').fill('Hanabira Foods');
    await mei.field('Their e-mail address').fill('aiko@hanabira.example');
    await mei.press('Refer');
    await mei.reads('Thank you for referring Aiko Mori');
    await mei.page.getByRole('row', { name: /Aiko Mori/ }).waitFor();
    link = await mei.field('Link').inputValue();
  });

  step('a colleague leaves their name at the personal link, without signing in', async () => {
    const lin = as(await scene.arrive());
    await lin.page.goto(link);
    await lin.heading('Mei thinks that you might like North Star').waitFor();
    await lin.field('Your name').fill('Lin Wei');
    await lin.field('Your e-mail address at work').fill('lin@hai.example');
    await lin.field('Your company').fill('Hai Trading');
    await lin.press('Get in touch with me');
    await lin.heading('Thank you').waitFor();
    expect(lin.problems).toEqual([]);
    await lin.leave();
    as(mei);
    await mei.open('Home');
    await mei.page.getByRole('link', { name: 'Lin Wei' }).waitFor();
  });

  step('sales records word of mouth, and the advocate confirms it', async () => {
    as(dana);
    await dana.open('Record a referral');
    await dana.page.getByRole('combobox', { name: 'Who told you?' }).fill('Mei');
    await dana.page.getByRole('option', { name: /Mei Tanaka/ }).click();
    await dana.field('Name of the person referred').fill('Budi Santoso');
    await dana.field('Their e-mail').fill('budi@pasar.example');
    await dana.field('Their company').fill('Pasar Raya');
    await dana.press('Record the referral');
    await dana.reads('Recorded: Budi Santoso');
    as(mei);
    await mei.openMail(MEI, 'REFERRAL_CONFIRM');
    await mei.follow('/north-star/referrals/');
    await mei.heading('Did you refer Budi Santoso?').waitFor();
    await mei.press('Yes, I did');
    await mei.reads('Thank you for confirming');
  });

  step('R-W1: sales gets in touch, moves the steps and records the deal as won', async () => {
    as(dana);
    await dana.open('Referrals');
    await dana.page.getByRole('link', { name: /Aiko Mori/ }).click();
    await dana.press('I got in touch now');
    for (const name of ['Qualified', 'Meeting', 'Sales talks']) {
      await dana.page.getByRole('combobox', { name: 'Move to' }).selectOption(name);
      await dana.press('Move');
      await dana.reads(`to “${name}”.`);
    }
    await dana.page.getByRole('link', { name: 'Record the result' }).click();
    await dana.page.getByText('Won', { exact: true }).click();
    await dana.field('Amount (optional)').fill('1200000');
    await dana.press('Record the deal');
    await dana.reads('Recorded: Won');
    await dana.heading(/Aiko Mori/).waitFor();
    as(mei);
    await points('650 points');
  });

  step('R-W8: the mail of the conversion opens on the timeline that explains it', async () => {
    as(mei);
    await mei.openMail(MEI, 'REFERRAL_CONVERTED');
    await mei.follow('/north-star/referrals/');
    await mei.heading('Aiko Mori').waitFor();
    const won = mei.page
      .getByRole('listitem')
      .filter({ hasText: 'your referral became a customer' });
    await won.getByText(/by Dana Cole/).waitFor();
    await won.getByRole('button', { name: 'Why?' }).click();
    await won.getByText(/^R-W1, version/).waitFor();
  });

  step('R-R5: the advocate redeems, the marketer approves, the code is revealed', async () => {
    as(mei);
    await mei.open('Rewards');
    await mei.press('Redeem: Gift card');
    await mei.press('Redeem for 600 points');
    await mei.page.waitForURL(/\/redemptions\//);
    as(priya);
    await priya.open('Overview');
    await priya.page.getByRole('link', { name: /^1 reward asked for/ }).click();
    await priya.heading('Gift card').waitFor();
    await priya.page.keyboard.press('a');
    await priya.reads('Approved: Gift card for Mei Tanaka');
    as(mei);
    await mei.openMail(MEI, 'REDEMPTION_APPROVED');
    await mei.follow('/north-star/redemptions/');
    await mei.press('Show the code');
    await mei.reads(/^BOOK-[12]$/);
    await mei.reads('Shown once, on');
    await points('50 points');
  });

  step('R-T3: the admin advances the clock by 61 days, and the other windows end', async () => {
    as(ana);
    await ana.open('Clock');
    await ana.page.getByText('61 days', { exact: true }).click();
    await ana.press('Advance 61 days');
    await ana.page.getByRole('dialog').getByRole('button', { name: 'Advance 61 days' }).click();
    await ana.page.getByText(/^Done: the clock moved/).waitFor({ timeout: MINUTE });
    as(mei);
    await mei.open('Refer');
    await mei.page.getByRole('row', { name: /Lin Wei.*Window ended/ }).waitFor();
    await mei.page.getByRole('row', { name: /Budi Santoso.*Window ended/ }).waitFor();
    await mei.page.getByRole('row', { name: /Aiko Mori.*Converted/ }).waitFor();
  });

  it('nothing went wrong in their browsers meanwhile', () => {
    expect([ana, priya, dana, mei].flatMap(({ problems }) => problems)).toEqual([]);
  });
});

import { afterAll, beforeAll, expect, jest } from '@jest/globals';
import type { Locator } from 'playwright-core';
import { inChromium, PHONE, Scene, stepsOf, type Visitor } from '../support/browser/people.js';
import { settled, wrongWith } from '../support/browser/screens.js';
import { BrowserServer } from '../support/browser/server.js';
import { goThroughWelcome } from '../support/browser/welcome.js';
import { until } from '../support/until.js';

const MINUTE = 60_000;
const PRIYA = 'priya@north.example';
const DANA = 'dana@north.example';
const ROSA = 'rosa@feld.example';
const NILS = 'nils@feld.example';
const NEW = 'rosa@lind.example';

jest.setTimeout(3 * MINUTE);

/** R-U4: sales name two people, a marketer invites both; one joins from the mail, the other wants none. */
inChromium('from a nomination to an advocate, and to another address', () => {
  let scene: Scene;
  let priya: Visitor;
  let dana: Visitor;
  let rosa: Visitor;
  let nils: Visitor;
  let acting: Visitor;
  const step = stepsOf(() => acting.page);
  const as = (visitor: Visitor): Visitor => (acting = visitor);

  /** Pressed again where the page was still being put together. */
  const dialogOf = async ({ page }: Visitor, button: string): Promise<Locator> => {
    const dialog = page.getByRole('dialog');
    await settled(page);
    await until(async () => {
      if (await dialog.isVisible()) return true;
      await page.getByRole('button', { name: button, exact: true }).first().click();
      const shown = dialog.getByRole('textbox').first().waitFor({ timeout: 5_000 });
      return shown.then(
        () => true,
        () => false,
      );
    }, MINUTE);
    return dialog;
  };

  beforeAll(async () => {
    scene = await Scene.open(BrowserServer.onTestServer({ sample: false }));
    const { server } = scene;
    const of = ['--slug', 'north-star', '--name', 'North Star', '--time-zone', 'UTC'];
    await server.cli('program', 'create', ...of, '--kind', 'SANDBOX');
    for (const [email, name, role] of [
      [PRIYA, 'Priya Nair', 'marketer'],
      [DANA, 'Dana Cole', 'sales'],
    ] as const) {
      const who = ['--email', email, '--name', name, '--role', role];
      await server.cli('member', 'invite', '--program', 'north-star', ...who);
    }
    [priya, dana] = [await scene.arrive(), await scene.arrive()];
    [rosa, nils] = [await scene.arrive(PHONE), await scene.arrive(PHONE)];
  }, 3 * MINUTE);
  afterAll(() => scene.close(), MINUTE);

  step('sales name two people, and say why', async () => {
    await as(dana).signIn(DANA);
    await dana.page.goto('/north-star/advocates');
    for (const [name, email] of [
      ['Rosa Lind', ROSA],
      ['Nils Berg', NILS],
    ] as const) {
      const dialog = await dialogOf(dana, 'Nominate an advocate');
      await dialog.getByRole('textbox', { name: 'Name' }).fill(name);
      await dialog.getByRole('textbox', { name: 'E-mail' }).fill(email);
      await dialog.getByRole('textbox', { name: 'Why them?' }).fill('Told two hospitals of us.');
      await dialog.getByRole('button', { name: 'Nominate', exact: true }).click();
      await dana.reads(`${name} is nominated`);
      await dialog.waitFor({ state: 'hidden' });
    }
  });

  step('the marketer finds them among what waits for her, and invites both', async () => {
    await as(priya).signIn(PRIYA);
    await priya.page.getByRole('link', { name: /2 nominees to decide on/ }).click();
    await priya.page.getByRole('link', { name: 'Nils Berg' }).waitFor();
    await settled(priya.page);
    expect(await wrongWith(priya.page)).toEqual([]);
    for (const name of ['Rosa Lind', 'Nils Berg']) {
      await priya.page.goto('/north-star/advocates?view=nominees');
      await priya.page.getByRole('link', { name }).click();
      await priya.heading(name).waitFor();
      const dialog = await dialogOf(priya, 'Invite');
      await dialog.getByText('will be invited').first().waitFor();
      await dialog.getByRole('textbox', { name: /personal note/ }).fill('You know us well.');
      await dialog.getByRole('button', { name: 'Invite 1 person' }).click();
      await priya.reads('1 person is invited');
    }
    await priya.page.goto('/north-star/overview');
    await settled(priya.page);
    expect(await priya.page.getByText('to decide on').count()).toBe(0);
  });

  step('one press in the mail, and Rosa is in', async () => {
    await as(rosa).openMail(ROSA, 'INVITATION');
    await rosa.follow('/join');
    await rosa.heading('Your invitation to North Star').waitFor();
    await rosa.reads('You know us well.');
    expect(await wrongWith(rosa.page)).toEqual([]);
    await rosa.press('Join');
    await goThroughWelcome(rosa, 'North Star');
    await rosa.heading('Good to see you, Rosa Lind').waitFor();
  });

  step('Nils wants no invitations, which the marketer reads', async () => {
    await as(nils).openMail(NILS, 'INVITATION');
    await nils.follow('/no-invitations');
    expect(await wrongWith(nils.page)).toEqual([]);
    await nils.press('No more invitations');
    await nils.reads('North Star cannot invite you any more.');
    await as(priya).page.goto('/north-star/advocates?status=LEFT');
    await priya.page.getByRole('link', { name: 'Nils Berg' }).click();
    await priya.reads('They said that they want no more invitations.');
    expect(await priya.page.getByRole('button', { name: 'Invite', exact: true }).count()).toBe(0);
  });

  step('Rosa signs in with another address: a code from each mailbox', async () => {
    const code = async (email: string): Promise<string> => {
      let found: string | undefined;
      await until(async () => {
        const mail = (await scene.server.mailsTo(email)).find(
          ({ kind }) => kind === 'ADDRESS_CODE',
        );
        found = /\d{4} \d{4}/.exec(mail?.text ?? '')?.[0];
        return found !== undefined;
      });
      return found ?? '';
    };
    await as(rosa).page.goto('/north-star/preferences');
    await settled(rosa.page);
    await rosa.press('Change the address');
    await rosa.field('New address').fill(NEW);
    await rosa.press('Send both codes');
    const [former, fresh] = [
      rosa.field(`Code that was sent to ${ROSA}`),
      rosa.field(`Code that was sent to ${NEW}`),
    ];
    await former.fill('0000 0000');
    await fresh.fill(await code(NEW));
    await rosa.press('Change the address');
    await rosa.reads('This is not the code that was sent there. You have 4 tries left.');
    expect(await wrongWith(rosa.page)).toEqual([]);
    // What waits for its codes is there again.
    await rosa.page.reload();
    await former.fill(await code(ROSA));
    await fresh.fill(await code(NEW));
    await rosa.press('Change the address');
    await rosa.reads(`You sign in with ${NEW} now`);
    await until(async () => {
      const mails = await scene.server.mailsTo(ROSA);
      return mails.some(({ kind }) => kind === 'ADDRESS_CHANGED');
    }, MINUTE);
    await rosa.page.reload();
    await rosa.reads('You sign in with another address now');
  });

  step('from then on the new mailbox lets her in, and the profile bears it', async () => {
    await rosa.context.clearCookies();
    await as(rosa).signIn(NEW);
    await as(priya).page.goto('/north-star/advocates');
    await priya.page.getByRole('link', { name: 'Rosa Lind' }).click();
    await priya.reads(NEW);
    await priya.reads('They sign in with another address now');
  });

  step('nothing went wrong on the way', () => {
    const problems = [priya, dana, rosa, nils].flatMap((visitor) => visitor.problems);
    // A wrong code is answered with 422, which browsers write to their console.
    expect(problems.filter((problem) => !problem.includes('422'))).toEqual([]);
    return Promise.resolve();
  });
});

import { afterAll, beforeAll, expect, jest } from '@jest/globals';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Locator } from 'playwright-core';
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
const LANGUAGES = ['en', 'ja', 'id', 'zh-CN'];

const REFERRALS = {
  columns: {
    externalId: 'id',
    advocateEmail: 'advocate',
    advocateName: 'name',
    refereeName: 'person',
    refereeEmail: 'email',
    refereeCompany: 'company',
    submittedOn: 'on',
  },
};
const DEALS = { columns: { externalId: 'id', company: 'company', stage: 'stage', closedOn: 'on' } };

const daysAgo = (days: number): string => addDays(dayOf(systemClock.now(), 'UTC'), -days);

jest.setTimeout(3 * MINUTE);

/** R-W13 from a CRM's file to a conversion. */
inChromium('a deal that waits for a choice', () => {
  const folder = mkdtempSync(join(tmpdir(), 'goodturn-choose-'));
  let scene: Scene;
  let dana: Visitor;
  let priya: Visitor;

  const step = stepsOf(() => dana.page);
  const main = (visitor = dana): Locator => visitor.page.getByRole('main');

  async function importFile(
    kind: string,
    mapping: object,
    lines: readonly string[],
  ): Promise<void> {
    const [file, map] = [join(folder, `${kind}.csv`), join(folder, `${kind}.json`)];
    writeFileSync(file, [...lines, ''].join('\n'));
    writeFileSync(map, JSON.stringify(mapping));
    await scene.server.cli('import', kind, file, '--program', 'sample', '--mapping', map);
  }

  async function open(visitor: Visitor, address: string): Promise<void> {
    await visitor.page.goto(`/sample/${address}`);
    await settled(visitor.page);
  }

  beforeAll(async () => {
    scene = await Scene.open(BrowserServer.onTestServer({ sample: true }));
    dana = await scene.arrive(DESKTOP);
    priya = await scene.arrive(DESKTOP);
    for (const { page } of [dana, priya]) {
      await page.addInitScript(`localStorage['goodturn.language'] ??= 'en'`);
    }
    await dana.become('Dana Cole');
    await priya.become('Priya Nair');
  }, 3 * MINUTE);
  afterAll(async () => {
    await scene.close();
    rmSync(folder, { recursive: true });
  }, MINUTE);

  step(
    'a file of a CRM brings deals of a company with too many referrals, and of “Unknown”',
    async () => {
      await importFile('referrals', REFERRALS, [
        'id,advocate,name,person,email,company,on',
        ...Array.from({ length: 21 }, (_, n) => {
          const person = `Guest ${String(n)},guest${String(n)}@riverbank.example`;
          // The last one was referred after the deal closed.
          return `R-${String(n)},rosa@prado.example,Rosa Prado,${person},Riverbank Motors,${daysAgo(n === 20 ? 0 : 10)}`;
        }),
      ]);
      await importFile('deals', DEALS, [
        'id,company,stage,on',
        `D-1,Riverbank Motors,WON,${daysAgo(1)}`,
        ...[2, 3, 4].map((n) => `D-${String(n)},Unknown,WON,${daysAgo(n)}`),
      ]);
      await open(priya, 'overview');
      await main(priya)
        .getByRole('link', { name: /4 deals wait for a choice/ })
        .click();
      await priya.heading('Deals').waitFor();
      await main(priya).getByRole('link', { name: 'D-1' }).waitFor();
      expect(new URL(priya.page.url()).pathname).toBe('/sample/deals');
    },
  );

  step('the list says why each waits, and has all deals behind a view', async () => {
    await open(dana, 'referrals');
    await dana.open('Deals');
    const first = main().getByRole('row').filter({ hasText: 'D-1' });
    await first.getByText('21 referrals of this company').waitFor();
    expect(await main().getByText('No company named').count()).toBe(3);
    await main().getByRole('radio', { name: 'All' }).check({ force: true });
    await dana.page.waitForURL((url) => url.searchParams.get('show') === 'all');
    await main().getByRole('row').nth(6).waitFor();
  });

  step(
    'its page, and the list, have no barrier in four languages, on a phone and on a desk',
    async () => {
      const { page } = dana;
      const wrong: string[] = [];
      await open(dana, 'deals');
      const address = (await main().getByRole('link', { name: 'D-1' }).getAttribute('href')) ?? '';
      for (const language of LANGUAGES) {
        await page.evaluate(`localStorage['goodturn.language'] = '${language}'`);
        for (const screen of ['/sample/deals', address]) {
          for (const viewport of [DESKTOP, PHONE]) {
            await page.setViewportSize(viewport);
            await page.goto(screen);
            await settled(page);
            await main().getByRole('checkbox').first().waitFor();
            const found = await wrongWith(page);
            wrong.push(
              ...found.map((each) => `${language}, ${String(viewport.width)} px: ${each}`),
            );
          }
        }
      }
      await page.evaluate(`localStorage['goodturn.language'] = 'en'`);
      await page.setViewportSize(DESKTOP);
      expect(wrong).toEqual([]);
    },
  );

  step(
    'what speaks for each stands beside it; the chosen one converts, as its timeline tells',
    async () => {
      await open(dana, 'deals');
      await main().getByRole('link', { name: 'D-1' }).click();
      await dana.heading('Which referrals does this deal belong to?').waitFor();
      await main()
        .getByText(/Waits for a choice since .*: 21 referrals of this company/)
        .waitFor();
      const guest = main().getByRole('checkbox', { name: /^Guest 3,/ });
      await guest.waitFor();
      await main().getByText('closed on day 9 of 60').first().waitFor();
      await guest.check();
      await main()
        .getByText(/^Chosen: Guest 3/)
        .waitFor();
      await dana.press('Choose this referral');
      await dana.reads('The deal belongs to 1 referral');
      await dana.reads('Dana Cole chose the referral that this deal belongs to.');
      await main()
        .getByRole('link', { name: /^Guest 3/ })
        .click();
      await dana.heading(/^Guest 3/).waitFor();
      await main().getByText('Converted', { exact: true }).first().waitFor();
    },
  );

  step('two at once: the second is told, and sees what the first chose', async () => {
    for (const each of [dana, priya]) {
      await open(each, 'deals');
      await main(each).getByRole('link', { name: 'D-2' }).click();
      await each.heading('Which referrals does this deal belong to?').waitFor();
    }
    await dana.press('None of them');
    await dana.reads('The deal belongs to no referral');
    await main(priya).getByRole('checkbox').first().check();
    await priya.press('Choose this referral');
    await priya.reads(/^Somebody has chosen for this deal since you opened it/);
    await main(priya)
      .getByText(/It belongs to no referral\. Dana Cole chose on/)
      .waitFor();
  });

  step('a choice can be changed, and the timeline says by whom', async () => {
    await priya.press('Change the choice');
    await main(priya).getByRole('checkbox').first().check();
    await priya.press('Choose this referral');
    await priya.reads('Priya Nair changed the choice: this deal belongs to another referral.');
    await priya.reads(/It belongs to 1 referral\. Priya Nair chose on/);
  });

  step('several at once belong to no referral, and nothing waits any more', async () => {
    await open(dana, 'deals');
    for (const name of ['D-3', 'D-4']) {
      await main()
        .getByRole('checkbox', { name: new RegExp(name) })
        .check();
    }
    await dana.press('Belong to no referral (2)');
    await dana.page
      .getByRole('dialog')
      .getByRole('button', { name: 'Belong to no referral (2)' })
      .click();
    await dana.heading('No deal waits').waitFor();
    expect(await wrongWith(dana.page)).toEqual([]);
  });

  step('the facts decide the same anew, and nothing went wrong in the browsers', async () => {
    await scene.server.cli('rebuild', '--check', '--program', 'sample');
    expect([...dana.problems, ...priya.problems]).toEqual([]);
  });
});

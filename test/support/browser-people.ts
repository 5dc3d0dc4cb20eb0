import { describe, it } from '@jest/globals';
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';
import type { BrowserServer } from './browser-server.js';

const program = process.env['GOODTURN_CHROMIUM'];

/** Skipped where there is no Chromium, and says so in one line. */
export const inChromium = program ? describe : describe.skip;
if (!program) console.warn('No Chromium (GOODTURN_CHROMIUM): what runs in a browser is skipped.');

export const DESKTOP = { width: 1280, height: 900 };
export const PHONE = { width: 390, height: 844 };

/** Chromium's own sandbox needs rights that containers and root do not have. */
export function launch(): Promise<Browser> {
  return chromium.launch({
    executablePath: program ?? '',
    args: ['--no-sandbox', '--disable-dev-shm-usage'],
  });
}

/** Somebody at a browser of their own. What goes wrong in the page is kept in `problems`. */
export class Visitor {
  readonly problems: string[] = [];

  private constructor(
    readonly server: BrowserServer,
    readonly context: BrowserContext,
    readonly page: Page,
  ) {
    page.setDefaultTimeout(15_000);
    page.on('pageerror', (error) => this.problems.push(error.message));
    page.on('console', (message) => {
      if (message.type() === 'error') this.problems.push(`${page.url()}: ${message.text()}`);
    });
  }

  static async arrive(
    browser: Browser,
    server: BrowserServer,
    { viewport = DESKTOP, locale = 'en-GB' } = {},
  ): Promise<Visitor> {
    const context = await browser.newContext({
      baseURL: server.url,
      viewport,
      locale,
      timezoneId: 'UTC',
      reducedMotion: 'reduce',
    });
    return new Visitor(server, context, await context.newPage());
  }

  /** One of the sample's people, chosen on the sign-in page. */
  async be(name: string): Promise<void> {
    await this.page.goto('/sign-in');
    await this.page.getByRole('button', { name: new RegExp(`^${name}`) }).click();
    await this.page.waitForURL(/\/[^/]+\/(home|overview|referrals|settings)$/);
  }

  async leave(): Promise<void> {
    await this.context.close();
  }
}

/**
 * Steps that go on where the last one ended: after one that failed the rest fail at once, and the failure
 * tells what the page showed.
 */
export function stepsOf(
  page: () => Page,
): (title: string, work: () => Promise<void>, timeoutMs?: number) => void {
  let failed: string | null = null;
  return (title, work, timeoutMs = 60_000) => {
    it(
      title,
      async () => {
        if (failed !== null) throw new Error(`“${failed}” failed before`);
        try {
          await work();
        } catch (error) {
          failed = title;
          const shown = await page().locator('body').ariaSnapshot();
          throw new Error(`${String(error)}\n${page().url()}\n${shown}`, { cause: error });
        }
      },
      timeoutMs,
    );
  };
}

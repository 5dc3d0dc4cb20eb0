import { describe, it } from '@jest/globals';
import {
  chromium,
  type Browser,
  type BrowserContext,
  type Locator,
  type Page,
} from 'playwright-core';
import type { BrowserServer } from './server.js';
import { until } from '../until.js';

const program = process.env['GOODTURN_CHROMIUM'];

/** Skipped where there is no Chromium, and says so in one line. */
export const inChromium = program ? describe : describe.skip;
if (!program)
  process.stdout.write('No Chromium (GOODTURN_CHROMIUM): what runs in a browser is skipped.\n');

/** The smallest picture: a proof to hand in. */
export const SCREENSHOT = {
  name: 'review.png',
  mimeType: 'image/png',
  buffer: Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
    'base64',
  ),
};

export const DESKTOP = { width: 1280, height: 900 };
export const PHONE = { width: 390, height: 844 };

/** A server with a Chromium before it, for one spec file. */
export class Scene {
  private constructor(
    readonly server: BrowserServer,
    readonly browser: Browser,
    private readonly timeZone: string,
  ) {}

  /** `timeZone`: of their browsers, in whose night nothing is mailed to an advocate. */
  static async open(starting: Promise<BrowserServer>, timeZone = 'UTC'): Promise<Scene> {
    const server = await starting;
    try {
      // Chromium's own sandbox needs rights that containers and root do not have.
      const args = ['--no-sandbox', '--disable-dev-shm-usage'];
      const browser = await chromium.launch({ executablePath: program ?? '', args });
      return new Scene(server, browser, timeZone);
    } catch (error) {
      await server.stop();
      throw error;
    }
  }

  arrive(viewport = DESKTOP): Promise<Visitor> {
    return Visitor.arrive(this.browser, this.server, viewport, this.timeZone);
  }

  async close(): Promise<void> {
    await this.browser.close();
    await this.server.stop();
  }
}

/** Somebody at a browser of their own. What goes wrong in the page is kept in `problems`. */
export class Visitor {
  readonly problems: string[] = [];

  private constructor(
    readonly server: BrowserServer,
    readonly context: BrowserContext,
    readonly page: Page,
  ) {
    page.setDefaultTimeout(30_000);
    page.on('pageerror', (error) => this.problems.push(error.message));
    page.on('console', (message) => {
      if (message.type() === 'error') this.problems.push(`${page.url()}: ${message.text()}`);
    });
  }

  static async arrive(
    browser: Browser,
    server: BrowserServer,
    viewport: { width: number; height: number },
    timezoneId: string,
  ): Promise<Visitor> {
    const context = await browser.newContext({
      baseURL: server.url,
      viewport,
      locale: 'en-GB',
      timezoneId,
      reducedMotion: 'reduce',
    });
    return new Visitor(server, context, await context.newPage());
  }

  /** One of the sample's people, without the page on which they are chosen. */
  async become(name: string): Promise<void> {
    const { request } = this.context;
    const people = (await (await request.get('/api/sample/personas')).json()) as {
      key: string;
      name: string;
    }[];
    const key = people.find((person) => person.name === name)?.key;
    const headers = { 'x-goodturn-portal': '1' };
    await request.post('/api/sample/sign-in', { data: { key }, headers });
  }

  /** By the link in the newest mail, as `/dev/mail` shows it. */
  async signIn(email: string): Promise<void> {
    const { page } = this;
    await page.goto('/sign-in');
    await page.getByRole('textbox', { name: 'E-mail address' }).fill(email);
    await page.getByRole('button', { name: 'Send me a link' }).click();
    await page.getByRole('heading', { name: 'Please look at your mail' }).waitFor();
    await this.openMail(email, 'SIGN_IN');
    await this.follow('/sign-in/confirm');
    await page.getByRole('button', { name: 'Sign in', exact: true }).click();
    await page.getByRole('button', { name: 'Your account' }).waitFor();
  }

  /** Opens the newest mail of a kind to one reader, from the list, as soon as it is there. */
  async openMail(email: string, kind: string): Promise<void> {
    let subject = '';
    await until(async () => {
      const mail = (await this.server.mailsTo(email)).find((each) => each.kind === kind);
      subject = mail?.subject ?? '';
      return mail !== undefined;
    }, 60_000);
    await this.page.goto('/dev/mail');
    const row = this.page.getByRole('row').filter({ hasText: email }).filter({ hasText: subject });
    await row.first().getByRole('link').click();
  }

  /** What the open mail asks for: its button, or another link of it, that leads to an address like this. */
  async follow(address: string): Promise<void> {
    const mail = this.page.frameLocator('iframe');
    await mail.locator(`a[href*="${address}"]`).first().click();
    await this.page.waitForURL((url) => url.pathname.includes(address));
  }

  /** By the navigation at the side. */
  async open(place: string): Promise<void> {
    const navigation = this.page.getByRole('complementary').getByRole('navigation');
    await navigation.getByRole('link', { name: place, exact: true }).click();
  }

  heading(name: string | RegExp): Locator {
    return this.page.getByRole('heading', { name });
  }

  field(name: string | RegExp): Locator {
    return this.page.getByRole('textbox', { name });
  }

  async press(name: string | RegExp): Promise<void> {
    await this.page.getByRole('button', { name }).click();
  }

  /** Chooses a CSV file where a button asks for one. */
  async giveFile(button: string, text: string): Promise<void> {
    const [chooser] = await Promise.all([
      this.page.waitForEvent('filechooser'),
      this.press(button),
    ]);
    const buffer = Buffer.from(text);
    await chooser.setFiles({ name: 'vendor.csv', mimeType: 'text/csv', buffer });
  }

  async reads(text: string | RegExp): Promise<void> {
    await this.page.getByText(text).first().waitFor();
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
  return (title, work, timeoutMs = 120_000) => {
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

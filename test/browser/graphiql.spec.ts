import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { inChromium, Scene, type Visitor } from '../support/browser/people.js';
import { BrowserServer } from '../support/browser/server.js';

const MINUTE = 60_000;

inChromium('GraphiQL', () => {
  let scene: Scene;
  let visitor: Visitor;
  let page: Page;

  beforeAll(async () => {
    scene = await Scene.open(BrowserServer.onTestServer({ sample: true }));
    visitor = await scene.arrive();
    page = visitor.page;
  }, 3 * MINUTE);
  afterAll(() => scene.close(), MINUTE);

  /** Its editors come after the page. */
  async function ready(): Promise<void> {
    await page
      .getByRole('region', { name: 'Query Editor' })
      .getByText('viewer', { exact: true })
      .waitFor();
    await answer().locator('.CodeMirror').waitFor();
  }
  const kept = async () =>
    String(await page.evaluate('JSON.stringify([localStorage, sessionStorage])'));
  /** A query of this name, as far as GraphiQL has taken notice of it. */
  async function write(name: string): Promise<void> {
    await page.getByRole('region', { name: 'Query Editor' }).locator('.CodeMirror').click();
    await page.keyboard.press('Control+A');
    await page.keyboard.insertText(`query ${name} { program { slug } }`);
    await page.getByRole('tab', { name }).waitFor();
  }
  const answer = () => page.getByRole('region', { name: 'Result Window' });

  it(
    'asks as who signed in, in their programme, and fetches nothing from elsewhere',
    async () => {
      const asked: string[] = [];
      page.on('request', (request) => asked.push(new URL(request.url()).origin));
      const packed = await visitor.context.request.get('/graphiql', {
        headers: { 'accept-encoding': 'br' },
      });
      expect(packed.headers()).toMatchObject({ 'content-encoding': 'br' });
      await page.goto('/graphiql');
      await ready();
      await page.getByRole('link', { name: 'Sign in' }).click();
      await page.getByRole('button', { name: /Priya Nair/ }).click();
      await page.getByRole('combobox', { name: 'Programme' }).waitFor();
      expect(new URL(page.url()).pathname).toBe('/graphiql');

      await ready();
      await page.getByRole('button', { name: /^Execute query/ }).click();
      await answer().getByText('"Priya Nair"').waitFor();
      await answer().getByText('"MARKETER"').waitFor();

      await write('Own');
      await page.keyboard.press('Control+Enter');
      await answer().getByText('"sample"').waitFor();
      expect(await answer().innerText()).not.toContain('errors');

      await page.getByRole('button', { name: 'Show Documentation Explorer' }).click();
      await page.getByRole('link', { name: 'Mutation', exact: true }).click();
      await page.getByText('submitReferral').first().waitFor();

      await page.getByRole('button', { name: 'Headers' }).click();
      await page.locator('.graphiql-editor-tool .graphiql-editor:not(.hidden) .CodeMirror').click();
      await page.keyboard.insertText('{ "authorization": "Bearer gtk_of_nobody" }');
      // Only what differs from the run before comes into the history.
      await write('Keyed');
      await page.getByRole('button', { name: 'Show History' }).click();
      await page.getByRole('button', { name: /^Execute query/ }).click();
      await answer().getByText('"UNAUTHENTICATED"').waitFor();
      await page.locator('.graphiql-history-item', { hasText: 'Keyed' }).waitFor();
      expect(await kept()).not.toContain('gtk_of_nobody');

      expect(new Set(asked)).toEqual(new Set([scene.server.url]));
      expect(visitor.problems).toEqual([]);
    },
    MINUTE,
  );
});

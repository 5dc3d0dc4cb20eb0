import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ProductProcess, settingsOf } from '../support/processes/product-process.js';
import { until } from '../support/until.js';
import { openTestDatabase, type TestDatabase } from '../support/database/test-database.js';

const FAULT = pathToFileURL(
  join(import.meta.dirname, '../support/processes/fail-first-import.mjs'),
).href;

/** better-auth is loaded when somebody first needs it, and that may go wrong. */
describe('sign-in that cannot be loaded', () => {
  const home = mkdtempSync(join(tmpdir(), 'goodturn-sign-in-'));
  let test: TestDatabase;
  let product: ProductProcess;

  beforeAll(async () => {
    test = await openTestDatabase();
    product = await ProductProcess.start({
      ...settingsOf(test.url, home),
      NODE_OPTIONS: `--import ${FAULT}`,
      ROLE: 'api',
      GOODTURN_SEED: '0',
    });
  }, 60_000);
  afterAll(async () => {
    await product.kill('SIGTERM');
    await test.close();
    rmSync(home, { recursive: true, force: true });
  });

  const confirm = (): Promise<Response> =>
    fetch(`${product.url}/api/auth/confirm`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-goodturn-portal': '1' },
      body: JSON.stringify({ token: 'none-of-ours' }),
    });

  it('is tried again by who comes next, in the same process', async () => {
    const first = await confirm();
    expect(first.status).toBe(500);
    expect(await first.json()).toEqual({
      code: 'INTERNAL_ERROR',
      message: 'Something went wrong on our side. Nothing was changed; please try again.',
    });
    // A slow machine may take longer to load it than a request is given; it is loaded all the same.
    let next = await confirm();
    await until(async () => {
      if (next.status !== 503) return true;
      next = await confirm();
      return false;
    });
    expect(next.status).toBe(410);
    expect(await next.json()).toMatchObject({ code: 'LINK_NOT_VALID' });
    expect((await confirm()).status).toBe(410);
  });
});

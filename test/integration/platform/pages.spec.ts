import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { request, type IncomingMessage } from 'node:http';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { gzipSync } from 'node:zlib';

const SERVES = resolve(
  import.meta.dirname,
  '..',
  '..',
  'support',
  'processes',
  'pages-process.mjs',
);
const A_YEAR = 'public, max-age=31536000, immutable';

describe('the built pages', () => {
  let folder: string;
  let servers: { readonly child: ChildProcess; readonly url: string }[] = [];

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'goodturn-pages-'));
    for (const name of ['portal', 'graphiql']) {
      const script = join(folder, name, 'assets', 'main-1a2b.js');
      await mkdir(join(folder, name, 'assets'), { recursive: true });
      await writeFile(join(folder, name, 'index.html'), `the page of ${name}`);
      await writeFile(script, `the script of ${name}`);
      await writeFile(`${script}.gz`, gzipSync(`the script of ${name}`));
    }
    await writeFile(join(folder, 'portal', 'favicon.svg'), '<svg/>');
    await writeFile(join(folder, 'portal', '.stamp'), 'built');
    await writeFile(join(folder, 'portal', 'refer.html'), 'the page of a link');
    const pages = {
      '/refer/$code': 'refer.html',
      '/': 'index.html',
      '/$programSlug': 'index.html',
      '/$programSlug/referrals/$id': 'index.html',
    };
    await writeFile(join(folder, 'portal', 'pages.json'), JSON.stringify(pages));
    servers = await Promise.all([serve(true), serve(false)]);
  });
  afterAll(async () => {
    for (const { child } of servers) child.kill();
    await rm(folder, { recursive: true });
  });

  async function serve(withGraphiql: boolean): Promise<(typeof servers)[number]> {
    const child = spawn(process.execPath, [SERVES, folder, String(withGraphiql)], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const [said] = (await once(child.stdout, 'data')) as [Buffer];
    return { child, url: said.toString().trim() };
  }

  /** As the bytes come: `fetch` would unpack them. */
  async function get(path: string, { graphiql = true, packed = false, cookie = 'a session' } = {}) {
    const url = servers[graphiql ? 0 : 1]?.url ?? '';
    const headers = { cookie, ...(packed ? { 'accept-encoding': 'gzip' } : {}) };
    const asked = request(new URL(path, url), { headers }).end();
    const [response] = (await once(asked, 'response')) as [IncomingMessage];
    return {
      status: response.statusCode,
      headers: response.headers,
      body: await buffer(response),
    };
  }

  it.each([
    ['/', 'the page of portal'],
    ['/acme/referrals/1?from=mail', 'the page of portal'],
    ['/graphiql-friends', 'the page of portal'],
    ['/refer/abc', 'the page of a link'],
    ['/refer/abc/?from=mail', 'the page of a link'],
  ])('answers %s with its document, which is asked for anew each time', async (path, page) => {
    const { status, body, headers } = await get(path);
    expect({ status, body: String(body) }).toEqual({ status: 200, body: page });
    expect(headers['cache-control']).toBe('no-cache');
  });

  it.each([
    ['/', '/sign-in'],
    [
      '/acme/referrals/1?from=mail&x=%2F',
      `/sign-in?returnTo=${encodeURIComponent('/acme/referrals/1?from=mail&x=%2F')}`,
    ],
    ['/acme//evil', null],
  ])('leads who has no session from %s to signing in, and back', async (path, to) => {
    const { status, headers } = await get(path, { cookie: 'another' });
    expect([status, headers.location ?? null]).toEqual(to === null ? [404, null] : [302, to]);
  });

  it('answers who has no session where none is needed', async () => {
    const { status, body } = await get('/refer/abc', { cookie: 'another' });
    expect([status, String(body)]).toEqual([200, 'the page of a link']);
  });

  it.each([
    '/.stamp',
    '/pages.json',
    '/refer.html',
    '/wp-login.php',
    '/acme/nothing',
    '/acme/referrals/1/2',
    '/refer',
    '/Acme/referrals/1',
    '/index.php?x=/acme',
  ])('answers %s with 404, and the portal says so', async (path) => {
    const { status, body, headers } = await get(path);
    expect({ status, body: String(body) }).toEqual({ status: 404, body: 'the page of portal' });
    expect(headers['cache-control']).toBe('no-cache');
  });

  it.each(['/api/x', '/%61pi/x', '/assets/none-1a2b.js', '/%61ssets/none.js', '/graphql/x'])(
    'answers %s with 404, and no page',
    async (path) => {
      const { status, body } = await get(path);
      expect([status, String(body).includes('the page')]).toEqual([404, false]);
    },
  );

  it.each([
    ['the portal', '/assets/main-1a2b.js', 'the script of portal'],
    ['GraphiQL', '/graphiql/assets/main-1a2b.js', 'the script of graphiql'],
  ])(
    'keeps files of %s for ever, and sends them packed to who unpacks them',
    async (_, path, text) => {
      const plain = await get(path);
      expect(String(plain.body)).toBe(text);
      expect(plain.headers['cache-control']).toBe(A_YEAR);
      const packed = await get(path, { packed: true });
      expect(packed.body).toEqual(gzipSync(text));
      expect(packed.headers).toMatchObject({
        'content-encoding': 'gzip',
        'cache-control': A_YEAR,
        'content-type': plain.headers['content-type'],
        vary: 'accept-encoding',
      });
    },
  );

  it('serves what lies beside the portal, and GraphiQL where it is wanted', async () => {
    expect(String((await get('/favicon.svg')).body)).toBe('<svg/>');
    for (const path of ['/graphiql', '/graphiql/', '/graphiql?query=x']) {
      expect(String((await get(path)).body)).toBe('the page of graphiql');
    }
  });

  it.each(['/graphiql', '/graphiql/assets/main-1a2b.js'])('has no %s where not', async (path) => {
    const { status, body } = await get(path, { graphiql: false });
    expect({ status, body: JSON.parse(String(body)) as unknown }).toEqual({
      status: 404,
      body: { error: 'NOT_FOUND', message: `There is no ${path} here.` },
    });
  });

  it.each(['/api/nothing', '/r', '/assets/gone.js', '/dev/mail'])(
    'never answers %s, an address of the server, with a page',
    async (path) => {
      expect((await get(path)).status).toBe(404);
    },
  );
});

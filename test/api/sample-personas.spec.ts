import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { request as httpRequest } from 'node:http';
import { connect } from 'node:net';
import { newId } from '../../src/kernel/ids.js';
import type { TestHttp } from '../support/api/test-http.js';
import { cookieOf, insertMember } from '../support/api/test-sign-in.js';
import { PORTAL, SignInHttp } from '../support/api/test-sign-in-http.js';

describe('the people of the sample', () => {
  let http: SignInHttp;

  beforeAll(async () => {
    http = await SignInHttp.open();
  });
  afterAll(() => http.close());

  async function sample() {
    const program = await http.test.createProgram({ kind: 'SAMPLE' });
    const mei = await insertMember(http.test, program.id, {
      email: `mei${newId()}@sample.example`,
      blurb: 'CONVERTED_ON_DAY_60',
    });
    return { program, mei };
  }

  async function personas(at = http.first, headers: Record<string, string> = {}) {
    const answer = await rawGet(at, '/api/sample/personas', headers);
    return (JSON.parse(answer) as { key: string }[]).map(({ key }) => key);
  }

  it('are told with name, roles and story, and one can be them', async () => {
    const { program, mei } = await sample();
    const answer = await fetch(`${http.first.url}/api/sample/personas`);
    expect(await answer.json()).toContainEqual({
      key: mei.membershipId,
      name: 'Mei Tanaka',
      role: 'advocate',
      roles: ['advocate'],
      blurb: 'CONVERTED_ON_DAY_60',
      program: program.slug,
    });
    const signedIn = await http.post('/api/sample/sign-in', { key: mei.membershipId });
    expect(signedIn.status).toBe(200);
    const cookie = cookieOf(signedIn.headers.getSetCookie());
    const { actor } = await http.opened.reader.identify(
      { headers: { cookie }, id: 'r' },
      program.slug,
    );
    expect(actor).toMatchObject({ memberId: mei.memberId, programId: program.id });
  });

  it.each([
    ['a name that resolves here', { host: 'evil.example' }],
    ['a proxy on this computer', { 'x-forwarded-for': '203.0.113.9' }],
    ['a proxy that says forwarded', { forwarded: 'for=203.0.113.9' }],
    ['a proxy that tells only the scheme', { 'x-forwarded-proto': 'https' }],
    ['a proxy with a header of its own', { 'x-real-ip': '203.0.113.9' }],
    ['a network of delivery', { 'cf-connecting-ip': '203.0.113.9' }],
    [
      'a network of delivery with a word of its own',
      { 'x-nf-client-connection-ip': '203.0.113.9' },
    ],
    ['another one', { 'do-connecting-ip': '203.0.113.9' }],
    ['a proxy that rewrote the address', { 'x-rewrite-url': '/' }],
    ['a proxy that only numbers requests', { 'x-request-id': 'a' }],
    ['a proxy that says via', { via: '1.1 proxy' }],
  ])('are not for somebody who comes by %s', async (_what, headers) => {
    const { mei } = await sample();
    expect(await personas(http.first, headers)).toEqual([]);
    expect(
      await personas(await http.serve({ environment: 'production', demo: true }), headers),
    ).toContain(mei.membershipId);
    const answer = await http.post(
      '/api/sample/sign-in',
      { key: mei.membershipId },
      { headers: { ...PORTAL, ...headers } },
    );
    // fetch sends its own Host, whatever is asked of it.
    expect(answer.status).toBe('host' in headers ? 200 : 404);
  });

  it.each([
    ['in production', { environment: 'production' }],
    ['at an address of the network', { publicUrl: 'https://goodturn.example' }],
    ['behind a proxy that is trusted', { trustedProxies: { networks: ['loopback'] } }],
  ] as const)(
    'are not for somebody of an installation %s, who seems to be here',
    async (_w, set) => {
      const { mei } = await sample();
      const at = await http.serve(set);
      expect(await personas(at)).toEqual([]);
      const answer = await http.post('/api/sample/sign-in', { key: mei.membershipId }, { at });
      expect(answer.status).toBe(404);
    },
  );

  it('are not for a proxy that says nothing at all, as nginx does unless it is told to', async () => {
    await sample();
    const answer = await spoken(http.first, 'GET /api/sample/personas HTTP/1.0');
    expect(answer).toMatch(/^HTTP\/1\.1 200/);
    expect(answer).toMatch(/\[\]$/);
  });

  it.each(['LIVE', 'SANDBOX'] as const)('are not of a programme that is %s', async (kind) => {
    const program = await http.test.createProgram({ kind });
    const { membershipId } = await insertMember(http.test, program.id, {
      email: `${newId()}@example.com`,
      blurb: 'NO_SAMPLE',
    });
    expect(await personas()).not.toContain(membershipId);
    expect((await http.post('/api/sample/sign-in', { key: membershipId })).status).toBe(404);
  });

  it('R-A1: are never somebody who also belongs to a real programme', async () => {
    const { mei } = await sample();
    const real = await http.test.createProgram({ kind: 'LIVE' });
    await http.test.superuser(
      `INSERT INTO membership (program_id, id, member_id, roles, status, created_at, version)
       VALUES ($1, $2, $3, '{admin}', 'INVITED', now(), 1)`,
      [real.id, newId(), mei.memberId],
    );
    expect(await personas()).not.toContain(mei.membershipId);
    expect((await http.post('/api/sample/sign-in', { key: mei.membershipId })).status).toBe(404);
  });

  it.each([[newId()], ['x'], [null]])('%p is nobody', async (key) => {
    expect((await http.post('/api/sample/sign-in', { key })).status).toBe(404);
  });
});

function spoken({ port }: TestHttp, line: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    const socket = connect(port, '127.0.0.1', () => {
      socket.write(`${line}\r\nHost: localhost:${String(port)}\r\nConnection: close\r\n\r\n`);
    });
    socket.on('data', (chunk) => chunks.push(chunk));
    socket.on('error', reject);
    socket.on('close', () => {
      resolve(Buffer.concat(chunks).toString('utf8'));
    });
  });
}

/** `fetch` does not let one choose the Host header. */
function rawGet(at: TestHttp, path: string, headers: Record<string, string>): Promise<string> {
  return new Promise((resolve, reject) => {
    const asked = httpRequest({ host: '127.0.0.1', port: at.port, path, headers }, (answer) => {
      const chunks: Buffer[] = [];
      answer.on('data', (chunk: Buffer) => chunks.push(chunk));
      answer.on('end', () => {
        resolve(Buffer.concat(chunks).toString('utf8'));
      });
    });
    asked.on('error', reject);
    asked.end();
  });
}

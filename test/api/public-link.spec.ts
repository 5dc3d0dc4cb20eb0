import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { setTimeout as delay } from 'node:timers/promises';
import type { Id } from '../../src/kernel/ids.js';
import { LinkClicks } from '../../src/features/links/index.js';
import { ServedApp, type ServedPerson } from '../support/api/served-app.js';
import type { TestProgram } from '../support/database/test-database.js';

const BROWSER =
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/141.0.0.0 Safari/537.36';
const LENA = { name: 'Lena Haddad', company: 'Haddad Tools' };

interface Kept {
  readonly id: Id;
  readonly fraud_status: string;
  readonly reason_code: string | null;
}

describe('a personal link, behind one proxy', () => {
  let app: ServedApp;
  let program: TestProgram;
  let mei: ServedPerson;
  let senders = 0;
  let links = 0;

  beforeAll(async () => {
    app = await ServedApp.open({ role: 'api', settings: { TRUSTED_PROXIES: '1' } });
    program = await app.test.createProgram();
    mei = await app.person(program, ['advocate']);
  });
  afterAll(() => app.close());

  const fresh = (): string => `198.51.100.${String((senders += 1))}`;

  /** A new advocate's link, so that each test counts its own. */
  async function link(): Promise<{ code: string; email: string }> {
    const rosa = await app.person(program, ['advocate'], { name: 'Rosa Lindqvist' });
    const code = `linktest${String((links += 1)).padStart(3, 'a')}`;
    await app.test.superuser(
      `INSERT INTO link (program_id, id, advocate_id, code, created_at)
       VALUES ($1, gen_random_uuid(), $2, $3, now())`,
      [program.id, rosa.advocateId, code],
    );
    return { code, email: rosa.email };
  }

  function visit(code: string, headers: Record<string, string> = {}, method = 'GET') {
    return app.fetch(`/r/${code}`, {
      method,
      headers: { 'user-agent': BROWSER, 'x-forwarded-for': fresh(), ...headers },
    });
  }

  async function leave(code: string, form: object, from = fresh()) {
    const before = performance.now();
    const answer = await app.fetch(`/api/refer/${code}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-forwarded-for': from },
      body: JSON.stringify(form),
    });
    const body: unknown = await answer.json();
    return { status: answer.status, body, tookMs: performance.now() - before };
  }

  async function clicksOf(code: string): Promise<number> {
    // A batch may be on its way to the database already.
    await delay(300);
    await app.serving.app.get(LinkClicks).flush();
    const rows = await app.test.superuser(
      `SELECT FROM touch t JOIN link l ON l.id = t.link_id WHERE l.code = $1 AND t.kind = 'CLICK'`,
      [code],
    );
    return rows.length;
  }

  const kept = (email: string) =>
    app.test.superuser<Kept>(
      'SELECT id, fraud_status, reason_code FROM referral WHERE referee_email = $1',
      [email],
    );

  it('a person who goes there is a click; a preview, a prefetch and a HEAD are none', async () => {
    const { code } = await link();
    for (const [headers, method] of [
      [{}, 'HEAD'],
      [{}, 'HEAD'],
      [{ 'user-agent': 'Slackbot-LinkExpanding 1.0 (+https://api.slack.com/robots)' }, 'GET'],
      [{ 'sec-purpose': 'prefetch;prerender' }, 'GET'],
      [{}, 'GET'],
    ] as const) {
      const answer = await visit(code, headers, method);
      expect([answer.status, answer.headers.get('location')]).toEqual([302, `/refer/${code}`]);
    }
    expect(await clicksOf(code)).toBe(1);
  });

  it('30 clicks of one sender count, in spite of forged addresses; another one counts too', async () => {
    const { code } = await link();
    for (let time = 0; time < 34; time += 1) {
      const forged = `203.0.113.${String(time)}, 198.51.100.200`;
      expect((await visit(code, { 'x-forwarded-for': forged })).status).toBe(302);
    }
    expect(await clicksOf(code)).toBe(30);
    await visit(code);
    expect(await clicksOf(code)).toBe(31);
  });

  it.each([
    ['the field that people do not see', { leaveBlank: 'https://haddad.example' }],
    ['a field that programs guess', { website: 'https://haddad.example' }],
  ])('R-W8: who fills in %s is flagged, and nothing is lost', async (what, trap) => {
    const { code } = await link();
    const email = `lena${String(what.length)}@haddad.example`;
    const answer = await leave(code, { ...LENA, email, ...trap });
    expect([answer.status, answer.body]).toEqual([200, { ok: true }]);
    const [referral] = await kept(email);
    expect(referral).toMatchObject({ fraud_status: 'FLAGGED' });
    const lines = await app.test.superuser(
      `SELECT rule, outcome FROM timeline WHERE subject_id = $1 AND outcome = 'FLAGGED'`,
      [referral?.id],
    );
    expect(lines).toEqual([{ rule: 'R-W8', outcome: 'FLAGGED' }]);
  });

  it('an empty field of that kind is a person', async () => {
    const { code } = await link();
    const email = 'lena.blank@haddad.example';
    await leave(code, { ...LENA, email, leaveBlank: '', website: ' ' });
    expect(await kept(email)).toMatchObject([{ fraud_status: 'CLEAR' }]);
  });

  it('nobody is told whose address it is, by the answer or by its time', async () => {
    const { code, email: own } = await link();
    await app.test.superuser(
      `INSERT INTO company (program_id, id, name, name_key, gifts_allowed, public_sector, created_at)
       VALUES ($1, gen_random_uuid(), 'Known Ltd', 'known', true, false, now())`,
      [program.id],
    );
    await leave(code, { ...LENA, email: 'twice@haddad.example' });
    const took: number[] = [];
    for (const email of [
      own,
      own.toUpperCase(),
      mei.email,
      'twice@haddad.example',
      'new@haddad.example',
    ]) {
      const answer = await leave(code, { ...LENA, email });
      expect([answer.status, answer.body]).toEqual([200, { ok: true }]);
      took.push(answer.tookMs);
      const wrong = await leave(code, { ...LENA, company: 'n/a', email });
      expect([wrong.status, wrong.body]).toMatchObject([
        400,
        { problems: [{ path: ['company'] }] },
      ]);
    }
    expect(Math.min(...took)).toBeGreaterThan(240);
    expect(await kept(own)).toEqual([]);
  });

  it('20 names of one sender are taken by a link, whatever addresses are written before it', async () => {
    const [{ code }, other] = [await link(), await link()];
    const answers = await Promise.all(
      Array.from({ length: 30 }, (_, at) =>
        leave(
          code,
          { ...LENA, email: `n${String(at)}@many.example` },
          `203.0.113.${String(at)}, 192.0.2.9`,
        ),
      ),
    );
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(20);
    expect(answers.filter(({ status }) => status === 429)).toHaveLength(10);
    const email = 'another@many.example';
    expect((await leave(other.code, { ...LENA, email }, '192.0.2.9')).status).toBe(200);
    expect((await leave(code, { ...LENA, email: `x${email}` })).status).toBe(200);
  });
});

import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import fastify, { type FastifyInstance } from 'fastify';
import { newId } from '../../../src/kernel/ids.js';
import { MailPreferenceEntity } from '../../../src/features/notifications/mail-preference.entity.js';
import '../../../src/app.module.js';
import {
  allNotificationKinds,
  type NotificationKind,
} from '../../../src/features/notifications/notice-kind.rules.js';
import { mailPreferences } from '../../../src/features/notifications/notification.queries.js';
import { NotificationEntity } from '../../../src/features/notifications/notification.entity.js';
import { NoticeWorld } from '../../support/worlds/notice-world.js';
import { openTestDatabase, type TestDatabase } from '../../support/database/test-database.js';

describe('R-N1: unsubscribing without signing in', () => {
  let test: TestDatabase;
  let world: NoticeWorld;
  let server: FastifyInstance;
  let url: string;
  let mei: string;
  beforeAll(async () => {
    test = await openTestDatabase([NotificationEntity, MailPreferenceEntity]);
    world = await NoticeWorld.open(test);
    server = fastify();
    world.unsubscribe.register(server);
    url = await server.listen({ port: 0, host: '127.0.0.1' });
  });
  beforeEach(async () => {
    mei = await world.advocate({ language: 'ja' });
  });
  afterAll(async () => {
    await server.close();
    await test.close();
  });

  const link = (kind: NotificationKind, advocateId = mei): string =>
    `${url}/unsubscribe?token=${world.tokens.make({ programId: world.programId, advocateId, kind })}`;
  const switchedOff = async (advocateId = mei): Promise<string[]> => {
    const preferences = await test.database.read({ programId: world.programId }, (tx) =>
      mailPreferences(tx, advocateId),
    );
    return preferences.filter(({ wanted }) => !wanted).map(({ kind }) => kind);
  };

  it('the link asks in the reader’s language, and changes nothing: scanners follow links', async () => {
    const answer = await fetch(link('POINTS_AWARDED'));
    const page = await answer.text();
    expect(answer.status).toBe(200);
    expect(page).toContain('「ポイントが付与されたとき」のメールを停止しますか');
    expect(page).toContain('method="post"');
    expect(await switchedOff()).toEqual([]);
  });

  it('the button switches this kind off for this advocate, once and for all', async () => {
    const other = await world.advocate();
    for (let times = 1; times <= 2; times += 1) {
      const answer = await fetch(link('POINTS_AWARDED'), {
        method: 'POST',
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
        body: '',
      });
      expect(answer.status).toBe(200);
      expect(await answer.text()).toContain('今後お送りしません');
    }
    expect(await switchedOff()).toEqual(['POINTS_AWARDED']);
    expect(await switchedOff(other)).toEqual([]);
  });

  it.each([
    [
      'a form',
      { 'content-type': 'application/x-www-form-urlencoded' },
      'List-Unsubscribe=One-Click',
    ],
    [
      'a multipart form',
      { 'content-type': 'multipart/form-data; boundary=x' },
      '--x\r\nContent-Disposition: form-data; name="List-Unsubscribe"\r\n\r\nOne-Click\r\n--x--',
    ],
  ])('a mail program does it by itself, by %s (RFC 8058)', async (_name, headers, body) => {
    const answer = await fetch(link('REFERRAL_MOVED'), { method: 'POST', headers, body });
    expect(answer.status).toBe(200);
    expect(await switchedOff()).toEqual(['REFERRAL_MOVED']);
  });

  it('of a mail that tells of several, each kind can be switched off, or all by a mail program', async () => {
    const several = link('SEVERAL_KINDS');
    const page = await (await fetch(several)).text();
    expect(page).toContain('ポイントが付与されたとき');
    const chosen = await fetch(`${several}&kind=POINTS_AWARDED`, { method: 'POST' });
    expect(await chosen.text()).toContain('「ポイントが付与されたとき」');
    expect(await switchedOff()).toEqual(['POINTS_AWARDED']);
    expect(await (await fetch(several)).text()).not.toContain('ポイントが付与されたとき');
    expect((await fetch(`${several}&kind=OF_TOMORROW`, { method: 'POST' })).status).toBe(404);
    await fetch(several, { method: 'POST' });
    expect([...(await switchedOff())].sort()).toEqual([...allNotificationKinds()].sort());
  });

  it('all kinds can be switched off at once', async () => {
    await fetch(`${link('REFERRAL_MOVED')}&all=1`, { method: 'POST' });
    expect([...(await switchedOff())].sort()).toEqual([...allNotificationKinds()].sort());
  });

  it('R-A3: is audited on behalf of the advocate', async () => {
    await fetch(link('REFERRAL_MOVED'), { method: 'POST' });
    const rows = await test.superuser(
      `SELECT operation, actor_kind FROM audit WHERE on_behalf_of = $1`,
      [mei],
    );
    expect(rows).toEqual([{ operation: 'unsubscribe', actor_kind: 'PUBLIC' }]);
  });

  it('a bent link, and one of somebody who is gone, look the same', async () => {
    const answers = await Promise.all(
      [`${link('REFERRAL_MOVED')}x`, link('REFERRAL_MOVED', newId()), `${url}/unsubscribe`].map(
        async (address) => {
          const answer = await fetch(address, { method: 'POST' });
          return [answer.status, await answer.text()];
        },
      ),
    );
    expect(new Set(answers.map(([status]) => status))).toEqual(new Set([404]));
    expect(new Set(answers.map(([, page]) => page)).size).toBe(1);
  });
});

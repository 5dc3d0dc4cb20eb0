import '../../../src/app.module.js';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { countTouches } from '../../../src/features/links/link.queries.js';
import { newId, type Id } from '../../../src/kernel/ids.js';
import { readConfig } from '../../../src/platform/config/index.js';
import { ForgetPastRows } from '../../../src/platform/retention/forget-past-rows.js';
import {
  definedRetentions,
  keptDays,
  type Retention,
} from '../../../src/platform/retention/index.js';
import { insertMember } from '../../support/api/test-sign-in.js';
import { openTestDatabase, type TestDatabase } from '../../support/database/test-database.js';
import { TestLog } from '../../support/processes/job-app.js';
import { addAdvocate } from '../../support/worlds/challenge-kit.js';

const GUIDE = readFileSync(join('docs', 'guide-admin.md'), 'utf8');

describe('what is kept for a while only', () => {
  let test: TestDatabase;
  let programId: Id;
  let advocateId: Id;
  let membershipId: Id;

  beforeAll(async () => {
    test = await openTestDatabase();
    const program = await test.createProgram();
    programId = program.id;
    membershipId = (
      await insertMember(test, programId, {
        email: 'priya@example.com',
        name: 'Priya Nair',
        language: 'en',
        roles: ['marketer'],
      })
    ).membershipId;
    advocateId = (await addAdvocate(test, program.actor, 'budi@example.com')).advocateId;
  });
  afterAll(() => test.close());

  const forgetting = (log = new TestLog(), retentionDays: Record<string, number> = {}) =>
    new ForgetPastRows(test.crossProgram, { retentionDays }, log);
  const run = (past: ForgetPastRows, kinds?: readonly Retention[]): Promise<void> =>
    past.forgetPastRows(new AbortController().signal, kinds);
  const ago = (days: number): string => `now() - interval '${String(days)} days'`;
  const insert = (table: string, row: Readonly<Record<string, string>>): Promise<unknown> => {
    const names = ['program_id', ...Object.keys(row)].join(', ');
    return test.superuser(
      `INSERT INTO ${table} (${names}) VALUES ($1, ${Object.values(row).join(', ')})`,
      [programId],
    );
  };
  const text = (value: string): string => `'${value}'`;
  const id = (): string => text(newId());

  /** Kind → a row of that age, and how the rows are told apart. */
  const rows: Record<
    string,
    { by: string; add: (days: number, name: string) => Promise<unknown> }
  > = {
    audit: {
      by: 'SELECT operation AS name FROM audit',
      add: (days, name) =>
        insert('audit', {
          id: id(),
          recorded_at: ago(days),
          program_now: ago(days),
          operation: text(name),
          actor_kind: text('JOB'),
          request_id: text('r'),
        }),
    },
    'idempotency-key': {
      by: 'SELECT key AS name FROM idempotency_key',
      add: (days, name) =>
        insert('idempotency_key', {
          actor_id: id(),
          operation: text('o'),
          key: text(name),
          request_hash: `'\\x00'`,
          created_at: ago(days),
        }),
    },
    'sent-event': {
      by: 'SELECT name FROM outbox',
      add: (days, name) =>
        insert('outbox', {
          id: id(),
          name: text(name),
          version: '1',
          payload: `'{}'`,
          occurred_at: ago(days),
          recorded_at: ago(days),
          due_at: ago(days),
          sent_at: ago(days),
        }),
    },
    'mail-delivery': {
      by: 'SELECT mail_id::text AS name FROM mail_delivery',
      add: (days, name) => insert('mail_delivery', { mail_id: text(name), begun_at: ago(days) }),
    },
    'kept-mail': {
      by: 'SELECT subject AS name FROM kept_mail',
      add: (days, name) =>
        insert('kept_mail', {
          mail_id: id(),
          kept_at: ago(days),
          kind: text('k'),
          recipient: text('mei@example.com'),
          subject: text(name),
          body: text('b'),
        }),
    },
    click: {
      by: 'SELECT id::text AS name FROM touch',
      add: (days, name) =>
        insert('touch', {
          id: text(name),
          link_id: text(LINK),
          kind: text('CLICK'),
          touched_at: ago(days),
          won: 'false',
        }),
    },
    'read-notification': {
      by: 'SELECT dedupe_key AS name FROM notification WHERE read_at IS NOT NULL',
      add: (days, name) => notice(name, { created_at: ago(days), read_at: ago(days) }),
    },
    'unread-notification': {
      by: 'SELECT dedupe_key AS name FROM notification WHERE read_at IS NULL',
      add: (days, name) => notice(name, { created_at: ago(days) }),
    },
    'staff-notice': {
      by: 'SELECT kind AS name FROM staff_notice',
      add: (days, name) =>
        insert('staff_notice', {
          id: id(),
          membership_id: text(membershipId),
          kind: text(name),
          subject_id: id(),
          since: ago(days),
          told_at: ago(days),
        }),
    },
    'unused-picture': {
      by: 'SELECT storage_key AS name FROM picture',
      add: (days, name) =>
        insert('picture', {
          id: id(),
          media_type: text('image/webp'),
          size_bytes: '1',
          width: '1',
          height: '1',
          storage_key: text(name),
          created_at: ago(days),
        }),
    },
  };
  const LINK = newId();
  const notice = (name: string, row: Readonly<Record<string, string>>): Promise<unknown> =>
    insert('notification', {
      id: id(),
      advocate_id: text(advocateId),
      dedupe_key: text(name),
      kind: text('k'),
      subject_kind: text('s'),
      subject_id: id(),
      inputs: `'{}'`,
      mail_status: text('NONE'),
      mail_attempts: '0',
      ...row,
    });
  const names = async (kind: string): Promise<string[]> =>
    (await test.superuser<{ name: string }>(rows[kind]?.by ?? '', [])).map(({ name }) => name);

  it('is registered, each kind with a row here and a line in the admin’s guide', () => {
    const kinds = definedRetentions().map(({ kind }) => kind);
    expect(Object.keys(rows).sort()).toEqual(kinds);
    const told = [...GUIDE.matchAll(/^\| `([a-z-]+)` +\| (\d+) +\| (\d+) +\|/gm)];
    expect(told.map(([, kind, days, least]) => [kind, Number(days), Number(least)])).toEqual(
      definedRetentions().map(({ kind, keepDays, atLeastDays }) => [kind, keepDays, atLeastDays]),
    );
  });

  it('goes when its days are over, and not a day before; a link counts its past clicks', async () => {
    await insert('link', {
      id: text(LINK),
      advocate_id: text(advocateId),
      code: text('abcdefgh12'),
      created_at: ago(900),
    });
    const kept = new Map<string, [old: string, young: string]>();
    for (const { kind, keepDays } of definedRetentions()) {
      const [old, young] = [newId(), newId()];
      await rows[kind]?.add(keepDays + 1, old);
      await rows[kind]?.add(keepDays - 1, young);
      kept.set(kind, [old, young]);
    }
    const log = new TestLog();
    const past = forgetting(log);
    await run(past);
    for (const [kind, [old, young]] of kept) {
      const left = await names(kind);
      expect([kind, left.includes(old), left.includes(young)]).toEqual([kind, false, true]);
    }
    expect(past.deleted).toBe(kept.size);
    expect(log.lines.map(({ fields }) => [fields['kind'], fields['deleted']])).toEqual(
      definedRetentions().map(({ kind }) => [kind, 1]),
    );
    const counts = await test.database.read({ programId }, (tx) => countTouches(tx, [LINK]));
    expect(counts.get(LINK)).toEqual({ clicks: 2, referrals: 0 });
  });

  it('is never a mail that waits, an event that was not sent, a click that claimed a referral', async () => {
    await notice('waits', {
      created_at: ago(900),
      mail_status: text('WAITING'),
      mail_due_at: ago(900),
    });
    await rows['sent-event']?.add(900, 'unsent');
    await test.superuser("UPDATE outbox SET sent_at = NULL WHERE name = 'unsent'", []);
    const claimed = newId();
    await rows['click']?.add(900, claimed);
    await test.superuser('UPDATE touch SET referral_id = $1 WHERE id = $2', [newId(), claimed]);
    await run(forgetting());
    expect(await names('unread-notification')).toContain('waits');
    expect(await names('sent-event')).toContain('unsent');
    expect(await names('click')).toContain(claimed);
  });

  it('more than a batch goes in several, and one kind that fails keeps no other', async () => {
    await test.superuser(
      `INSERT INTO idempotency_key (program_id, actor_id, operation, key, request_hash, created_at)
       SELECT $1, $2, 'o', 'many-' || n, '\\x00', now() - interval '31 days'
         FROM generate_series(1, 4500) n`,
      [programId, newId()],
    );
    const failing: Retention = {
      kind: 'a-failing-one',
      keepDays: 1,
      atLeastDays: 1,
      forget: () => Promise.reject(new Error('on purpose')),
    };
    const limits: number[] = [];
    const slow: Retention = {
      ...failing,
      kind: 'a-slow-one',
      async forget(client, { limit }) {
        limits.push(limit);
        if (limit > 200) await client.query('SET LOCAL statement_timeout = 20');
        await client.query('SELECT pg_sleep($1)', [limit > 200 ? 1 : 0]);
        return 0;
      },
    };
    const past = forgetting();
    await expect(run(past, [failing, slow, ...definedRetentions()])).rejects.toThrow(
      'Not thinned out: a-failing-one',
    );
    expect(past.deleted).toBe(4_500);
    expect(limits).toEqual([2_000, 500, 125]);
  });

  it('audit younger than 90 days is deleted by nobody', async () => {
    await rows['audit']?.add(89, 'young');
    const now = 'DELETE FROM audit WHERE operation = $1';
    await expect(test.superuser(now, ['young'])).rejects.toThrow(/never changed or deleted/);
    await expect(test.crossProgram.query(now, ['young'])).rejects.toThrow(/never changed/);
  });

  it('the days of the settings count, and wrong ones stop the boot by name', () => {
    const { retentionDays } = readConfig({ RETENTION_DAYS: 'audit=1095,click=200' });
    expect(keptDays(retentionDays).get('audit')).toBe(1_095);
    const wrong = forgetting(new TestLog(), { audit: 30, clicks: 5 });
    expect(() => {
      wrong.onModuleInit();
    }).toThrow(/no kind "clicks", only audit, click, .*audit is kept for at least 90 days/);
    expect(() => readConfig({ RETENTION_DAYS: 'audit' })).toThrow(/audit=1095,click=200/);
  });
});

import { describe, expect, it } from '@jest/globals';
import { ConfigError } from './config-error.js';
import { readConfig } from './config.js';

/** Of the library that checks settings, and of Node: written for programmers. */
const FOREIGN_WORDS = /invalid|expected|received|too (small|big)|undefined|NaN|zod|must match/i;
const VALUE = 'hunter2';

function refusal(environment: Record<string, string>): string {
  try {
    readConfig(environment);
  } catch (error) {
    if (error instanceof ConfigError) return error.message;
    throw error;
  }
  throw new Error('It was not refused.');
}

const ADDRESSES: [string, string, RegExp][] = [
  ['DATABASE_URL', 'mysql', /the address of a PostgreSQL, such as postgres:\/\//],
  ['MIGRATION_DATABASE_URL', 'http', /the address of a PostgreSQL/],
  ['REDIS_URL', 'http', /the address of a Redis or Valkey, such as redis:\/\//],
  ['SMTP_URL', 'imap', /the address of a mail server, such as smtp:\/\//],
  ['PUBLIC_URL', 'ftp', /the address that people open, such as https:\/\//],
  ['FILES_ENDPOINT', 's3', /the address of the store, such as https:\/\//],
];

const OTHERS: [string, string[], RegExp][] = [
  ['NODE_ENV', ['prod'], /want one of development, test, production/],
  ['ROLE', ['web'], /want one of all, api, worker/],
  ['LOG_LEVEL', ['verbose'], /want one of silent, error/],
  ['GOODTURN_DEMO', ['yes'], /want one of 0, 1, true, false/],
  ['GOODTURN_SEED', ['no'], /want one of/],
  ['PORT', ['-1', '65536', '80.5', 'http', '1e3', '0x50'], /a whole number from 0 to 65535/],
  ['WORKER_PORT', ['x'], /a whole number from 0 to 65535/],
  ['UPLOAD_FILES_PER_DAY', ['0', '1000001', 'many'], /a whole number from 1 to 1000000/],
  ['UPLOAD_UNUSED_DAYS', ['1', '9999'], /a whole number from 2 to 3650/],
  ['MAIL_FROM', ['Goodturn', 'a@b\r\nBcc: c@d'], /the sender of mails, such as/],
  ['FILES_BUCKET', ['A'], /the name of a bucket/],
  ['RETENTION_DAYS', ['audit'], /kinds and days, such as/],
  ['TRUSTED_PROXIES', ['all'], /how many proxies stand in front/],
  ['CODE_KEY', ['short'], /at least 32 characters/],
];

describe('a setting that cannot be used', () => {
  it.each(ADDRESSES)('%s is told with what would be right', (name, scheme, says) => {
    const wrong = [`${scheme}://me:${VALUE}@db/x`, `${VALUE}.example.com`, 'postgres', 'redis:db'];
    for (const value of [...wrong, '://', `smtp:${VALUE}`, `postgres://me:p#${VALUE}@db/x`]) {
      const said = refusal({ [name]: value });
      expect(said).toContain(`  ${name}: want `);
      expect(said).toMatch(says);
      expect(said.split('\n')).toHaveLength(2);
      expect(said).not.toMatch(FOREIGN_WORDS);
      expect(said).not.toContain(VALUE);
    }
  });

  it.each(OTHERS)('%s is told with what would be right', (name, values, says) => {
    for (const value of values) {
      const said = refusal({ [name]: value });
      expect(said).toContain(`  ${name}: `);
      expect(said).toMatch(says);
      expect(said).not.toMatch(FOREIGN_WORDS);
    }
  });

  it('is one of all that are wrong, which are told at once', () => {
    const said = refusal({ PORT: 'x', ROLE: 'y', DATABASE_URL: 'z' });
    expect(said).toMatch(
      /These settings cannot be used:\n {2}ROLE: .*\n {2}PORT: .*\n {2}DATABASE_URL: /,
    );
  });

  it('is a secret without the others: it would not be used', () => {
    const CODE_KEY = 'c'.repeat(40);
    expect(refusal({ CODE_KEY })).toMatch(/missing: SESSION_SECRET, HASH_KEY\. .*or none/);
    expect(refusal({ CODE_KEY, DATABASE_URL: 'postgres://db/x' })).toContain('With DATABASE_URL');
    expect(readConfig({}).secrets).toBeNull();
  });
});

it('addresses are taken in every form that their programs have', () => {
  const DATABASE_URL = 'postgresql://me:p%40ss@%2Fvar%2Frun/goodturn?sslmode=require';
  const secrets = {
    SESSION_SECRET: 's'.repeat(32),
    CODE_KEY: 'c'.repeat(32),
    HASH_KEY: 'h'.repeat(32),
  };
  const settings = {
    REDIS_URL: 'rediss://:x@[::1]:6379/2',
    SMTP_URL: 'smtps://mail:465',
    PORT: ' 0',
  };
  expect(readConfig({ DATABASE_URL, ...secrets, ...settings })).toMatchObject({
    databaseUrl: DATABASE_URL,
    redisUrl: settings.REDIS_URL,
    smtpUrl: settings.SMTP_URL,
    port: 0,
  });
});

import { describe, expect, it } from '@jest/globals';
import { ConfigError } from './config-error.js';
import { readConfig } from './config.js';

const KEY = { FILES_KEY_ID: 'AK', FILES_SECRET_KEY: 'secret' };
const AMAZON = { FILES_BUCKET: 'acme-files', FILES_REGION: 'eu-central-1', ...KEY };

/** What people read; throws where the settings are taken. */
function refusalOf(environment: Record<string, string>): string {
  try {
    readConfig(environment);
  } catch (error) {
    if (error instanceof ConfigError) return error.message;
    throw error;
  }
  throw new Error('These settings are taken');
}

describe('where files are kept', () => {
  it('is the disk where nothing is set, or set to nothing', () => {
    expect(readConfig({}).bucket).toBeNull();
    expect(readConfig({ FILES_BUCKET: '', FILES_REGION: '', FILES_PREFIX: '' }).bucket).toBeNull();
  });

  it('is a bucket of Amazon, with a key or with the role of the computer', () => {
    expect(readConfig(AMAZON).bucket).toEqual({
      name: 'acme-files',
      region: 'eu-central-1',
      endpoint: null,
      key: { id: 'AK', secret: 'secret' },
      pathStyle: false,
      prefix: 'goodturn',
    });
    const { FILES_BUCKET, FILES_REGION } = AMAZON;
    expect(readConfig({ FILES_BUCKET, FILES_REGION }).bucket?.key).toBeNull();
  });

  it('is a bucket of another store, by its address, with paths unless told', () => {
    const minio = { FILES_BUCKET: 'files', FILES_ENDPOINT: 'https://s3.acme.example/', ...KEY };
    expect(readConfig({ ...minio, FILES_PREFIX: 'prod/goodturn/' }).bucket).toMatchObject({
      endpoint: 'https://s3.acme.example',
      region: 'us-east-1',
      pathStyle: true,
      prefix: 'prod/goodturn',
    });
    expect(readConfig({ ...minio, FILES_PATH_STYLE: '0' }).bucket?.pathStyle).toBe(false);
  });

  it.each<[string, Record<string, string>, RegExp]>([
    [
      'no bucket',
      { FILES_REGION: 'eu-central-1', ...KEY },
      /FILES_BUCKET: is missing, and FILES_REGION, FILES_KEY_ID, FILES_SECRET_KEY are set/,
    ],
    ['half a key', { ...AMAZON, FILES_SECRET_KEY: '' }, /FILES_SECRET_KEY: is missing/],
    ['the other half', { ...AMAZON, FILES_KEY_ID: '' }, /FILES_KEY_ID: is missing/],
    ['no place', { ...AMAZON, FILES_REGION: '' }, /FILES_REGION: is missing.*FILES_ENDPOINT/],
    [
      'an address with the bucket in it',
      { ...AMAZON, FILES_ENDPOINT: 'https://s3.acme.example/acme-files' },
      /FILES_ENDPOINT: is an address without a path; acme-files is said by FILES_BUCKET/,
    ],
    [
      'an address with a key in it',
      { ...AMAZON, FILES_ENDPOINT: 'https://me:word@s3.acme.example' },
      /FILES_ENDPOINT: holds a user/,
    ],
    [
      'no address',
      { ...AMAZON, FILES_ENDPOINT: 's3.acme.example' },
      /FILES_ENDPOINT: want the addr/,
    ],
    [
      'no name of a bucket',
      { ...AMAZON, FILES_BUCKET: 'Acme_Files' },
      /FILES_BUCKET: want the name/,
    ],
    ['no region', { ...AMAZON, FILES_REGION: 'Frankfurt am Main' }, /FILES_REGION: want a region/],
    ['a prefix that climbs', { ...AMAZON, FILES_PREFIX: '../x' }, /FILES_PREFIX: want folders of/],
    ['two at once', { ...AMAZON, FILES_KEY_ID: '', FILES_REGION: '' }, /KEY_ID.*\n.*FILES_REGION/],
  ])('refuses %s, and says what would be right', (_what, environment, says) => {
    expect(refusalOf(environment)).toMatch(says);
    expect(refusalOf(environment)).not.toContain('me:word');
  });
});

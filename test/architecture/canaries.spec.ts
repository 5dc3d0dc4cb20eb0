import { beforeAll, describe, expect, it } from '@jest/globals';
import { execFile } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';

const CANARIES = 'test/architecture/canaries';

interface Canary {
  readonly file: string;
  /** the rule that it breaks; `nothing` for those that show what is right */
  readonly expected: string;
}

/** The first line of each file says what lint must find in it: `// expects: RULE (why)`, in SQL `-- expects: …`. */
function readCanaries(): Canary[] {
  return readdirSync(CANARIES, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.(ts|sql)$/.test(file))
    .sort()
    .map((file) => {
      const found = /^(?:\/\/|--) expects: (\S+)/.exec(readFileSync(join(CANARIES, file), 'utf8'));
      return { file, expected: found?.[1] ?? 'a first line that says what it expects' };
    });
}

/** That each gate of lint can fail; that the tree itself passes is `npm run lint`. */
describe('the gates of lint', () => {
  const found = new Map<string, readonly string[]>();

  beforeAll(async () => {
    const { stdout } = await promisify(execFile)(
      process.execPath,
      ['test/architecture/lint-canaries.mjs'],
      // One program for all files, as the command line makes it.
      { env: { ...process.env, NODE_OPTIONS: '', TSESTREE_SINGLE_RUN: 'true' } },
    );
    for (const { file, rules } of JSON.parse(stdout) as { file: string; rules: string[] }[]) {
      found.set(file, rules);
    }
  }, 180_000);

  it.each(readCanaries())('$file: $expected', ({ file, expected }) => {
    expect(found.get(file)).toEqual(expected === 'nothing' ? [] : [expected]);
  });
});

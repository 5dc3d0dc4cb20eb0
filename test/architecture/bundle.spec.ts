import { describe, expect, it } from '@jest/globals';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const BUNDLE = join(import.meta.dirname, '..', '..', 'dist', 'server', 'bundle');

/** TypeORM asks for the folder of the application where it logs into a file or reads its own settings. */
const NEVER_ASKED = 'path.dirname(module.filename || __filename)';

/** The lines of the bundle that name it, without comments. */
function linesWith(name: RegExp): string[] {
  return readdirSync(BUNDLE).flatMap((file) =>
    readFileSync(join(BUNDLE, file), 'utf8')
      .split('\n')
      .filter((line) => name.test(line) && !/^\s*(\*|\/\/)/.test(line))
      .filter((line) => !line.includes(NEVER_ASKED))
      .map((line) => `${file}: ${line.trim()}`),
  );
}

// Where one of these fails, add the package to NOT_BUNDLED in scripts/lib/build.mjs.
describe('the bundle of a process', () => {
  it('holds no package that looks for files beside itself: it would look in the wrong folder', () => {
    expect(linesWith(/\b__(dirname|filename)\b/)).toEqual([]);
  });

  it('holds no package that asks its module for another, and would do without it here', () => {
    expect(linesWith(/\bmodule\.require\b/)).toEqual([]);
  });
});

describe('the build that a test or a start makes first', () => {
  it('leaves the environment as it was: nobody asked for production', () => {
    expect(process.env['NODE_ENV']).toBe('test');
  });
});

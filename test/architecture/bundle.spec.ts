import { describe, expect, it } from '@jest/globals';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const BUNDLE = join(import.meta.dirname, '..', '..', 'dist', 'server', 'bundle');

/** TypeORM asks for the folder of the application where it logs into a file or reads its own settings. */
const NEVER_ASKED = 'path.dirname(module.filename || __filename)';

describe('the bundle of a process', () => {
  it('holds no package that looks for files beside itself: it would look in the wrong folder', () => {
    const looking = readdirSync(BUNDLE).flatMap((file) =>
      readFileSync(join(BUNDLE, file), 'utf8')
        .split('\n')
        .filter((line) => /\b__(dirname|filename)\b/.test(line) && !/^\s*(\*|\/\/)/.test(line))
        .filter((line) => !line.includes(NEVER_ASKED))
        .map((line) => `${file}: ${line.trim()}`),
    );
    // Add its package to NOT_BUNDLED in scripts/lib/build.mjs.
    expect(looking).toEqual([]);
  });
});

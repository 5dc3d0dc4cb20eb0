import { describe, expect, it } from '@jest/globals';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const ROOT = join(import.meta.dirname, '..', '..');

/** `const { A, B } = await import('…/dist/server/path.js')`, or by the short `at('path.js')`. */
const TAKEN =
  /const \{([^}]+)\} =\s+await (?:import\('(?:\.\.\/)+dist\/server\/([^']+)'\)|at\('([^']+)'\))/g;

interface Taken {
  readonly file: string;
  readonly path: string;
  readonly names: readonly string[];
}

const taken: readonly Taken[] = ['bench', 'bench/lib'].flatMap((folder) =>
  readdirSync(join(ROOT, folder))
    .filter((file) => file.endsWith('.mjs'))
    .flatMap((file) =>
      [...readFileSync(join(ROOT, folder, file), 'utf8').matchAll(TAKEN)].map(
        ([, names = '', path, short = '']) => ({
          file: `${folder}/${file}`,
          path: path ?? short,
          names: names.split(',').map((name) => name.trim()),
        }),
      ),
    ),
);

// Benchmarks are plain JavaScript over what was built: the compiler does not see them, and they are
// run seldom.
describe('what benchmarks take from the product', () => {
  it('is found', () => {
    expect(taken.length).toBeGreaterThan(15);
  });

  it.each(taken)('$file: $names of $path', async ({ path, names }) => {
    const module = (await import(join(ROOT, 'dist', 'server', path))) as Record<string, unknown>;
    expect(Object.keys(module)).toEqual(expect.arrayContaining(names.filter(Boolean)));
  });
});

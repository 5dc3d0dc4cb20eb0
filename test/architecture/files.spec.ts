import { describe, expect, it } from '@jest/globals';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** What a file of a feature may be, by the end of its name. */
const SUFFIXES = [
  'rules',
  'entity',
  'queries',
  'loaders',
  'events',
  'errors',
  'graphql',
  'access',
  'resolver',
  'controller',
  'job',
  'port',
  'adapter',
  'module',
];

/** A noun that gathers everything becomes a giant: a write is a file named by its verb. */
const NOT_A_VERB = /(^|-)(services?|repositor(y|ies)|managers?|helpers?|utils?|common|misc)(-|$)/;

const LONGEST = 300;
const TREES = ['src', 'test', 'bench', 'scripts', 'portal/src', 'portal/graphiql', 'portal/build'];
const GENERATED = ['portal/src/graphql-env.d.ts'];

/** Packages that work only as long as there is one of them. */
const ONCE = ['@nestjs/common', '@nestjs/core', 'graphql', 'typeorm', 'bullmq'];

function filesOf(tree: string, ending: RegExp): string[] {
  return readdirSync(tree, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && ending.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}

function isInHouse(path: string): boolean {
  const inside = path.split('/').slice(3);
  const name = inside[0] ?? '';
  if (inside.length === 2) return name === 'texts' && /^[\w-]+\.json$/.test(inside[1] ?? '');
  return inside.length === 1 && (name === 'index.ts' || isKnownKind(name));
}

/** `reward.entity.ts`, `redeem-reward.ts`, and the specs beside them. */
function isKnownKind(name: string): boolean {
  const parts = /^([a-z0-9]+(?:-[a-z0-9]+)*)(?:\.([a-z]+))?(?:\.spec)?\.ts$/.exec(name);
  const [, stem = '', suffix] = parts ?? [];
  if (stem === '' || NOT_A_VERB.test(stem)) return false;
  return suffix === undefined || suffix === 'spec' ? stem.includes('-') : SUFFIXES.includes(suffix);
}

describe('the house', () => {
  it('every file of a feature is of a known kind, in a flat folder', () => {
    const files = filesOf('src/features', /./);
    expect(files.length).toBeGreaterThan(100);
    expect(files.filter((path) => !isInHouse(path))).toEqual([]);
  });

  it.each([
    'src/features/rewards/rewards.service.ts',
    'src/features/rewards/reward-repository.ts',
    'src/features/rewards/rewards.ts',
    'src/features/rewards/Redeem-reward.ts',
    'src/features/rewards/verbs/redeem-reward.ts',
    'src/features/rewards/reward.entity.queries.ts',
  ])('%s would be found', (path) => {
    expect(isInHouse(path)).toBe(false);
  });

  it('every feature has a door and a module', () => {
    const files = filesOf('src/features', /./);
    for (const feature of readdirSync('src/features')) {
      expect(files).toContain(`src/features/${feature}/index.ts`);
      expect(files).toContain(`src/features/${feature}/${feature}.module.ts`);
    }
  });

  it(`no file has more than ${LONGEST} lines`, () => {
    const long = TREES.flatMap((tree) => filesOf(tree, /\.(ts|tsx|mjs|js)$/))
      .filter((path) => !path.includes('/canaries/') && !GENERATED.includes(path))
      .map((path) => [path, readFileSync(path, 'utf8').trimEnd().split('\n').length] as const)
      .filter(([, lines]) => lines > LONGEST);
    expect(long).toEqual([]);
  });

  it.each(ONCE)('%s is installed once', (name) => {
    const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8')) as {
      packages: Record<string, { version?: string }>;
    };
    const places = Object.keys(packages).filter(
      (path) => path === `node_modules/${name}` || path.endsWith(`/node_modules/${name}`),
    );
    expect(places).toEqual([`node_modules/${name}`]);
  });
});

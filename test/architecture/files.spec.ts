import { describe, expect, it } from '@jest/globals';
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { roomsOfFeatures } from '../../architecture.js';

/** What a file of a feature may be, by the end of its name. */
const SUFFIXES = [
  'rules',
  'entity',
  'queries',
  'loaders',
  'events',
  'measures',
  'subject',
  'traits',
  'holding',
  'notices',
  'waiting',
  'staff',
  'errors',
  'graphql',
  'access',
  'resolver',
  'controller',
  'job',
  'retention',
  'port',
  'adapter',
  'module',
];

/** A noun that gathers everything becomes a giant: a write is a file named by its verb. */
const NOT_A_VERB = /(^|-)(services?|repositor(y|ies)|managers?|helpers?|utils?|common|misc)(-|$)/;

const LONGEST = 300;
/** A folder that is read like a table of contents. */
const MOST_FILES = 35;
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

/** Flat, or in a room that the drawing names; deeper is nothing but texts. */
function isInHouse(path: string): boolean {
  const [feature = '', ...inside] = path.split('/').slice(2);
  const [first = '', second = ''] = inside;
  if (inside.length === 1) return first === 'index.ts' || isKnownKind(first);
  if (inside.length > 2) return false;
  if (first === 'texts') return /^[\w-]+\.json$/.test(second);
  return isRoom(feature, first) && (second === 'index.ts' || isKnownKind(second));
}

function isRoom(feature: string, name: string): boolean {
  return roomsOfFeatures[feature]?.[name] !== undefined;
}

/** `reward.entity.ts`, `redeem-reward.ts`, and the specs beside them. */
function isKnownKind(name: string): boolean {
  const parts = /^([a-z0-9]+(?:-[a-z0-9]+)*)(?:\.([a-z]+))?(?:\.spec)?\.ts$/.exec(name);
  const [, stem = '', suffix] = parts ?? [];
  if (stem === '' || NOT_A_VERB.test(stem)) return false;
  return suffix === undefined || suffix === 'spec' ? stem.includes('-') : SUFFIXES.includes(suffix);
}

describe('the house', () => {
  it('every file of a feature is of a known kind, flat or in a room of the drawing', () => {
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
    'src/features/rewards/redeem/verbs/redeem-reward.ts',
    'src/features/rewards/reward.entity.queries.ts',
  ])('%s would be found', (path) => {
    expect(isInHouse(path)).toBe(false);
  });

  it(`no room is larger than ${String(MOST_FILES)} files without their specs`, () => {
    const sizes = new Map<string, number>();
    for (const path of filesOf('src/features', /(?<!\.spec)\.ts$/)) {
      sizes.set(dirname(path), (sizes.get(dirname(path)) ?? 0) + 1);
    }
    expect([...sizes].filter(([, size]) => size > MOST_FILES)).toEqual([]);
  });

  it('every room of the drawing is there', () => {
    for (const [feature, named] of Object.entries(roomsOfFeatures)) {
      const there = readdirSync(`src/features/${feature}`, { withFileTypes: true })
        .filter((entry) => entry.isDirectory() && entry.name !== 'texts')
        .map(({ name }) => name);
      expect(there.sort()).toEqual(Object.keys(named).sort());
    }
  });

  it('every feature has a door, and a module where it provides something', () => {
    const files = filesOf('src/features', /./);
    for (const feature of readdirSync('src/features')) {
      expect(files).toContain(`src/features/${feature}/index.ts`);
      const provides = files.some(
        (path) =>
          path.startsWith(`src/features/${feature}/`) &&
          /^@(Injectable|Resolver)\(/m.test(readFileSync(path, 'utf8')),
      );
      if (provides) expect(files).toContain(`src/features/${feature}/${feature}.module.ts`);
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

import { describe, expect, it } from '@jest/globals';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { features, roomsOfFeatures } from '../../architecture.js';
import { settingsOfConfig } from '../support/settings.js';

const ROOT = join(import.meta.dirname, '..', '..');
const read = (path: string): string => readFileSync(join(ROOT, path), 'utf8');
const PICTURE = /\.(png|jpg|svg)$/;

/** Made, fetched or hidden; texts of a feature are no room of it. */
const NOT_OURS = /^(\.|node_modules$|dist$|coverage$|texts$)/;
const inFeatures = (feature: string): string => join('src', 'features', feature);

/** The paths of a drawing in which each folder stands two spaces further in than the one around it. */
function foldersOf(drawing: string): string[] {
  const around: string[] = [];
  return [...drawing.matchAll(/^( +)([\w-]+)\//gm)].map(([, indent = '', name = '']) => {
    around.length = indent.length / 2 - 1;
    around.push(name);
    return around.join('/');
  });
}

const pages = [
  'README.md',
  'CONTRIBUTING.md',
  ...readdirSync(join(ROOT, 'docs'), { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.md'))
    .map((path) => join('docs', path)),
];
const decisions = readdirSync(join(ROOT, 'docs', 'adr')).filter((path) => /^\d{4}-/.test(path));

describe('the documentation', () => {
  it('lists every setting that the server reads, and no other', () => {
    const [, table = ''] =
      /\n\| setting +\|[^\n]*\n((?:\|[^\n]*\n)+)/.exec(read('README.md')) ?? [];
    const listed = [...table.matchAll(/^\| `([A-Z_]+)`/gm)].map((match) => match[1]);
    expect(listed).toEqual(settingsOfConfig());
  });

  it.each(pages)('%s links to files that are there', (page) => {
    const links = [...read(page).matchAll(/\]\(([^)#\s]+)(?:#[^)]*)?\)/g)]
      .map((match) => match[1] ?? '')
      .filter((link) => !/^https?:/.test(link) && !PICTURE.test(link));
    const broken = links.filter((link) => !existsSync(join(ROOT, dirname(page), link)));
    expect(broken).toEqual([]);
  });

  it('names npm scripts that are there', () => {
    const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };
    const named = pages.flatMap((page) =>
      [...read(page).matchAll(/npm run ([a-z]+)\b(?! --workspace)/g)].map(
        (match) => match[1] ?? '',
      ),
    );
    expect(named).toContain('check');
    expect([...new Set(named)].filter((name) => scripts[name] === undefined)).toEqual([]);
  });

  it('names files of the code that are there', () => {
    const named = pages.flatMap((page) =>
      [
        ...read(page).matchAll(
          /`((?:src|test|portal|scripts|docker)\/[\w./-]+\.(?:ts|mjs|yml|md))`/g,
        ),
      ].map((match) => normalize(match[1] ?? '')),
    );
    expect(named.length).toBeGreaterThan(5);
    expect([...new Set(named)].filter((path) => !existsSync(join(ROOT, path)))).toEqual([]);
  });
});

describe('the drawing of the house', () => {
  const [, drawing = ''] =
    /```text\ngoodturn\/\n([^`]*)```/.exec(read('docs/architecture.md')) ?? [];
  const drawn = foldersOf(drawing);
  const inside = (folder: string): string[] =>
    drawn
      .filter((path) => dirname(path) === folder)
      .map((path) => path.slice(folder === '.' ? 0 : folder.length + 1));

  it('shows every folder that a newcomer sees, and none that is not there', () => {
    const shown = [
      '.',
      'src',
      'src/platform',
      'src/features',
      ...Object.keys(roomsOfFeatures).map(inFeatures),
    ];
    for (const folder of shown) {
      const there = readdirSync(join(ROOT, folder), { withFileTypes: true })
        .filter((entry) => entry.isDirectory() && !NOT_OURS.test(entry.name))
        .map(({ name }) => name);
      expect([folder, inside(folder).sort()]).toEqual([folder, there.sort()]);
    }
  });

  it('has features and their rooms in the order in which they stand on one another', () => {
    expect(inside('src/features')).toEqual(Object.keys(features));
    for (const [feature, rooms] of Object.entries(roomsOfFeatures)) {
      expect(inside(inFeatures(feature))).toEqual(Object.keys(rooms));
    }
  });
});

describe('the decisions', () => {
  it('are numbered without a gap, and all in the list', () => {
    const numbers = decisions.map((path) => Number(path.slice(0, 4)));
    expect(numbers).toEqual(numbers.map((_number, place) => place + 1));
    const list = read('docs/adr/README.md');
    for (const path of decisions) expect(list).toContain(`(${path})`);
  });

  it.each(decisions)('%s says context, decision, alternatives, consequences and proof', (path) => {
    const text = read(join('docs', 'adr', path));
    expect(text).toMatch(new RegExp(`^# ${path.slice(0, 4)} `));
    expect([...text.matchAll(/^## (.*)$/gm)].map((match) => match[1])).toEqual([
      'Context',
      'Decision',
      'Alternatives',
      'Consequences',
      'Proof',
    ]);
  });
});

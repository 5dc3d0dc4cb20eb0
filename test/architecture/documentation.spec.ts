import { describe, expect, it } from '@jest/globals';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { settingsOfConfig } from '../support/settings.js';

const ROOT = join(import.meta.dirname, '..', '..');
const read = (path: string): string => readFileSync(join(ROOT, path), 'utf8');
const PICTURE = /\.(png|jpg|svg)$/;

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

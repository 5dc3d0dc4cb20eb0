import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { readSchema, repeatablesDigest, type Schema } from './schema.js';

const FUNCTION = (name: string, body: string): string =>
  `CREATE OR REPLACE FUNCTION ${name}() RETURNS void LANGUAGE sql AS $$ ${body} $$;\n`;

describe('the schema that is read from .sql files', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'goodturn-schema-'));
    for (const room of ['tables', 'functions', 'views', 'access']) mkdirSync(join(folder, room));
  });
  afterEach(() => {
    rmSync(folder, { recursive: true });
  });

  function read(files: Record<string, string>): Schema {
    for (const [name, text] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, name)), { recursive: true });
      writeFileSync(join(folder, name), text);
    }
    return readSchema(folder);
  }

  const names = ({ repeatables }: Schema): string[] => repeatables.map(({ name }) => name);
  const hashOf = (schema: Schema, name: string): string | undefined =>
    schema.repeatables.find((file) => file.name === name)?.hash;

  it('has the tables in the order of their moments, cut at the line "-- down"', () => {
    const { tables } = read({
      'tables/20261122T0900-create-b.sql': 'CREATE TABLE b ();\n\n-- down\nDROP TABLE b;\n',
      'tables/20261121T1000-create-a.sql': 'CREATE TABLE a ();\n-- down\nDROP TABLE a;\n',
    });
    expect(tables.map(({ name, up, down }) => [name, up.trim(), down.trim()])).toEqual([
      ['tables/20261121T1000-create-a', 'CREATE TABLE a ();', 'DROP TABLE a;'],
      ['tables/20261122T0900-create-b', 'CREATE TABLE b ();', 'DROP TABLE b;'],
    ]);
  });

  it('puts a function behind those that it mentions, wherever they lie', () => {
    const schema = read({
      'functions/a/first.sql': FUNCTION('first', 'SELECT FROM shown, later()'),
      'functions/b/later.sql': FUNCTION('later', ''),
      'views/shown.sql': 'CREATE OR REPLACE VIEW shown AS SELECT auth.asked();',
      'functions/c/auth.asked.sql': FUNCTION('auth.asked', '-- first()\n'),
      'access/rows.sql': 'SELECT first();',
    });
    expect(names(schema)).toEqual([
      'functions/c/auth.asked',
      'views/shown',
      'functions/b/later',
      'functions/a/first',
      'access/rows',
    ]);
  });

  it('gives a file another hash when one that it leans on has changed, however far', () => {
    const files = {
      'functions/a/low.sql': FUNCTION('low', 'SELECT 1'),
      'functions/a/mid.sql': FUNCTION('mid', 'SELECT low()'),
      'access/top.sql': 'SELECT mid();',
      'access/apart.sql': 'SELECT 1;',
    };
    const before = read(files);
    const after = read({ ...files, 'functions/a/low.sql': FUNCTION('low', 'SELECT 2') });
    const changed = names(before).filter((name) => hashOf(before, name) !== hashOf(after, name));
    expect(changed).toEqual(['functions/a/low', 'functions/a/mid', 'access/top']);
    expect(repeatablesDigest(after)).not.toBe(repeatablesDigest(before));
    expect(repeatablesDigest(read(files))).toBe(repeatablesDigest(before));
  });

  it('is the same whatever a checkout made of the line ends', () => {
    const text = 'CREATE TABLE a (\n  id uuid\n);\n-- down\nDROP TABLE a;\n';
    const name = 'tables/20261121T1000-create-a.sql';
    const { tables } = read({ [name]: text });
    expect(read({ [name]: text.replaceAll('\n', '\r\n') }).tables).toEqual(tables);
  });

  it.each([
    ['tables/20261121T1000-create-a.sql', 'CREATE TABLE a ();', /needs one line "-- down"/],
    ['tables/create-a.sql', 'CREATE TABLE a ();\n-- down\n', /named by a moment/],
    ['functions/a/first.sql', FUNCTION('second', ''), /has to CREATE OR REPLACE FUNCTION first/],
    ['functions/a/first.sql', FUNCTION('first', '') + FUNCTION('second', ''), /nothing else/],
    [
      'functions/a/first.sql',
      'CREATE FUNCTION first();',
      /has to CREATE OR REPLACE FUNCTION first/,
    ],
    ['views/shown.sql', 'CREATE OR REPLACE VIEW other AS SELECT 1;', /REPLACE VIEW shown/],
  ])('refuses %s, by name: %j', (name, text, message) => {
    expect(() => read({ [name]: text })).toThrow(message);
    expect(() => readSchema(folder)).toThrow(name);
  });

  it('refuses files that lean on each other, and names the ring', () => {
    expect(() =>
      read({
        'functions/a/one.sql': FUNCTION('one', 'SELECT two()'),
        'functions/a/two.sql': FUNCTION('two', 'SELECT three()'),
        'functions/a/three.sql': FUNCTION('three', 'SELECT one()'),
      }),
    ).toThrow('functions/a/one → functions/a/two → functions/a/three → functions/a/one');
  });
});

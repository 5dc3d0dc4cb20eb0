import { describe, expect, it } from '@jest/globals';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildSchema, Kind } from 'graphql';
import { LOCALES } from '../../src/kernel/locale.js';
import { portalOperations } from '../support/portal-documents.js';

const ROOT = join(import.meta.dirname, '../..');

/** Mutations that the portal leaves to programs, and why. */
const FOR_PROGRAMS_ALONE: Readonly<Record<string, string>> = {
  chooseReferrals: 'the page of a deal that waits for a choice (R-W13) will have it',
};

/** Rules that no line of a timeline tells, and where people read them. */
const TOLD_ELSEWHERE: Readonly<Record<string, string>> = {
  'R-C4': 'beside the field of the challenge that breaks it',
  'R-S2': 'beside the answer that breaks it',
};

type Sentences = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

/** A rule's sentences but for `why`, which stands beside each of them. */
function outcomesTold(locale: string): ReadonlyMap<string, readonly string[]> {
  const file = join(ROOT, 'portal/src/i18n', locale, 'timeline.json');
  const texts = JSON.parse(readFileSync(file, 'utf8')) as Sentences;
  const rules = Object.entries(texts).filter(([key]) => /^R-[A-Z]\d+$/.test(key));
  return new Map(
    rules.map(([rule, told]) => [rule, Object.keys(told).filter((key) => key !== 'why')]),
  );
}

function code(): string {
  const features = join(ROOT, 'src/features');
  return readdirSync(features, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.spec.ts'))
    .map((file) => readFileSync(join(features, file), 'utf8'))
    .join('\n');
}

const found = (pattern: RegExp, text: string): string[] =>
  [...new Set([...text.matchAll(pattern)].map(([, name = '']) => name))].sort();

describe('R-T4: a rule that is written has a verb that reaches it', () => {
  const source = code();

  it('every mutation is used by the portal, or says why not', () => {
    const schema = buildSchema(readFileSync(join(ROOT, 'schema.graphql'), 'utf8'));
    const mutations = Object.keys(schema.getMutationType()?.getFields() ?? {}).sort();
    const used = portalOperations()
      .filter(({ kind }) => kind === 'mutation')
      .flatMap(({ node }) => node.selectionSet.selections)
      .flatMap((selection) => (selection.kind === Kind.FIELD ? [selection.name.value] : []));
    const reached = new Set([...used, ...Object.keys(FOR_PROGRAMS_ALONE)]);
    expect(mutations.filter((name) => !reached.has(name))).toEqual([]);
    expect(Object.keys(FOR_PROGRAMS_ALONE).filter((name) => !mutations.includes(name))).toEqual([]);
  });

  it('a rule that the code applies is told on a timeline, or beside what breaks it', () => {
    const applied = found(/'(R-[A-Z]\d+)'/g, source);
    const told = [...outcomesTold('en').keys(), ...Object.keys(TOLD_ELSEWHERE)].sort();
    expect(applied).toEqual(told);
  });

  it.each(LOCALES)('an outcome has its sentence in %s, and a sentence its outcome', (locale) => {
    const told = [...new Set([...outcomesTold(locale).values()].flat())].sort();
    expect(found(/\boutcome: '([A-Z_]+)'/g, source).filter((each) => !told.includes(each))).toEqual(
      [],
    );
    const known = new Set(found(/'([A-Z][A-Z_]+)'/g, source));
    expect(told.filter((outcome) => !known.has(outcome))).toEqual([]);
  });

  it('a mutation that nobody can reach is found', () => {
    const used = portalOperations().flatMap(({ document }) => document);
    expect(used.some((document) => document.includes('submitReferral('))).toBe(true);
    expect(used.some((document) => document.includes('vanish('))).toBe(false);
  });
});

import '../../src/app.module.js';
import { describe, expect, it } from '@jest/globals';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { definedStageKinds } from '../../src/features/challenges/stages/index.js';
import { LOCALES } from '../../src/kernel/locale.js';

const ROOT = join(import.meta.dirname, '../..');

const kinds = definedStageKinds()
  .map(({ name }) => name)
  .sort();

type Texts = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

const textsOf = (locale: string, file: string): Texts =>
  JSON.parse(readFileSync(join(ROOT, 'portal/src/i18n', locale, `${file}.json`), 'utf8')) as Texts;

const keysOf = (texts: object | undefined): string[] => Object.keys(texts ?? {}).sort();

describe.each(LOCALES)('a kind of stage has its words in %s', (locale) => {
  it('where it is chosen, where it is to be done, and where it is decided', () => {
    const words = (file: string) => textsOf(locale, file);
    const next = words('own-challenges')['next'];
    expect(keysOf(words('challenge-editor')['stageKind'])).toEqual(kinds);
    expect(keysOf(next?.['OPEN'] as object)).toEqual(kinds);
    expect(keysOf(next?.['AGAIN'] as object)).toEqual(kinds);
    expect(keysOf(words('approvals')['handedIn'])).toEqual(kinds);
  });
});

describe('a kind of stage is named by the feature that hands it over alone', () => {
  /** As a literal, or as the last part of a text's key. */
  const names = (text: string, kind: string) => new RegExp(`['"\`.]${kind}['"\`]`).test(text);
  const featureOf = (file: string) => /(?:^|\/)features\/([^/]+)\//.exec(file)?.[1] ?? file;
  /** The features, or files outside of them, that name a kind. */
  const whoNames = (tree: string, kind: string): string[] => {
    const files = readdirSync(join(ROOT, tree), { recursive: true, encoding: 'utf8' })
      .filter((file) => /\.tsx?$/.test(file) && !/\.(spec|d)\.tsx?$/.test(file))
      .filter((file) => names(readFileSync(join(ROOT, tree, file), 'utf8'), kind));
    return [...new Set(files.map(featureOf))];
  };

  it.each([
    ['QUESTIONS', 'surveys'],
    ['PROOF', 'challenges'],
  ])('%s by %s, on the server and in the portal', (kind, feature) => {
    expect(whoNames('src', kind)).toEqual([feature]);
    expect([[], [feature]]).toContainEqual(whoNames('portal/src', kind));
    expect(kinds).toContain(kind);
  });

  it('every kind is looked for, and a branch over one is found', () => {
    expect(kinds).toEqual(['PROOF', 'QUESTIONS']);
    expect(names("stage.kind === 'QUESTIONS' ? ToQuestions : ProofForm", 'QUESTIONS')).toBe(true);
    expect(names("t('next.QUESTIONS')", 'QUESTIONS')).toBe(true);
    expect(names('QUESTIONS: questionsStage,', 'QUESTIONS')).toBe(false);
  });
});

import '../../src/app.module.js';
import { describe, expect, it } from '@jest/globals';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildSchema, Kind } from 'graphql';
import { definedLines } from '../../src/features/timeline/define-lines.js';
import { LOCALES } from '../../src/kernel/locale.js';
import { portalOperations } from '../support/api/portal-documents.js';

const ROOT = join(import.meta.dirname, '../..');

/** What no screen of the portal asks for, and why. */
const WITHOUT_A_SCREEN: Readonly<Record<'query' | 'mutation', Readonly<Record<string, string>>>> = {
  query: { conversionReport: 'for programs; `report conversions` prints the same for people' },
  mutation: {},
};

/** Rules that no line of a timeline tells, and where people read them. */
const TOLD_ELSEWHERE: Readonly<Record<string, string>> = {
  'R-C4': 'beside the field of the challenge that breaks it',
  'R-O1': 'to the CRM that tells a second external id of a company',
  'R-P5': 'in the statement, on the line of the points that expired',
  'R-S2': 'beside the answer that breaks it',
};

type Sentences = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

/** `R-W1.CONVERTED`, but for `why`, which stands beside each rule's sentences. */
function sentencesIn(locale: string): string[] {
  const file = join(ROOT, 'portal/src/i18n', locale, 'timeline.json');
  const texts = JSON.parse(readFileSync(file, 'utf8')) as Sentences;
  return Object.entries(texts)
    .filter(([key]) => /^R-[A-Z]\d+$/.test(key))
    .flatMap(([rule, told]) => Object.keys(told).map((outcome) => `${rule}.${outcome}`))
    .filter((key) => !key.endsWith('.why'))
    .sort();
}

function code(): string {
  const features = join(ROOT, 'src/features');
  return readdirSync(features, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.spec.ts'))
    .map((file) => readFileSync(join(features, file), 'utf8'))
    .join('\n');
}

/** Whether there is another reward is the programme's: a text that mentions one says so. */
const WHERE_THERE_IS_ONE: Readonly<Record<(typeof LOCALES)[number], RegExp>> = {
  en: /where one is offered/,
  ja: /あれば|用意されている場合/,
  id: /jika (ada|tersedia)/i,
  'zh-CN': /如有/,
};

it.each(LOCALES)('R-R6: who may receive no gift is promised nothing else in %s', (locale) => {
  const told = [
    `src/features/notifications/texts/${locale}.json`,
    `portal/src/i18n/${locale}/own-refusals.json`,
    `portal/src/i18n/${locale}/own-rewards.json`,
  ].flatMap((file) =>
    readFileSync(join(ROOT, file), 'utf8')
      .split('\n')
      .filter((line) => line.includes('"GIFTS_NOT_ALLOWED"')),
  );
  expect(told).toHaveLength(3);
  for (const line of told) {
    expect(line).toMatch(WHERE_THERE_IS_ONE[locale]);
    expect(line).not.toMatch(/donat|donasi|寄付|捐/i);
  }
});

/** Who passes a mail to the server, or asks what it keeps, without `DeliverMail`; and why. */
const WITHOUT_DELIVER_MAIL: Readonly<Record<string, string>> = {
  'features/programs/purge-programs.ts': 'deletes the mails that are kept of a programme',
  'platform/auth/auth.module.ts': 'sign-in: of a person, and of no programme',
};

it('R-T3: every mail of a programme goes through what keeps it inside a moved sandbox', () => {
  const src = join(ROOT, 'src');
  const found = readdirSync(src, { recursive: true, encoding: 'utf8' })
    .filter((file) => /^(features|platform)\/.*\.ts$/.test(file) && !file.endsWith('.spec.ts'))
    .filter((file) => !file.startsWith('platform/mail/') && file !== 'platform/platform.module.ts')
    .filter((file) => /\bMAILER\b/.test(readFileSync(join(src, file), 'utf8')));
  expect(found.sort()).toEqual(Object.keys(WITHOUT_DELIVER_MAIL));
});

describe('R-T4: a rule that is written has a verb that reaches it', () => {
  it.each(['query', 'mutation'] as const)('every %s has its screen, or says why not', (kind) => {
    const schema = buildSchema(readFileSync(join(ROOT, 'schema.graphql'), 'utf8'));
    const type = kind === 'query' ? schema.getQueryType() : schema.getMutationType();
    const used = new Set(
      portalOperations()
        .filter((operation) => operation.kind === kind)
        .flatMap(({ node }) => node.selectionSet.selections)
        .flatMap((selection) => (selection.kind === Kind.FIELD ? [selection.name.value] : [])),
    );
    expect(used.size).toBeGreaterThan(20);
    const unused = Object.keys(type?.getFields() ?? {}).filter((name) => !used.has(name));
    expect(unused).toEqual(Object.keys(WITHOUT_A_SCREEN[kind]));
  });

  it('a rule that the code applies is told on a timeline, or beside what breaks it', () => {
    const applied = new Set([...code().matchAll(/'(R-[A-Z]\d+)'/g)].map(([, rule]) => rule));
    const told = new Set([
      ...definedLines().map(({ rule }) => rule),
      ...Object.keys(TOLD_ELSEWHERE),
    ]);
    expect([...applied].sort()).toEqual([...told].sort());
  });

  it.each(LOCALES)(
    'what a line tells has its sentence in %s, and a sentence its line',
    (locale) => {
      const told = new Set(definedLines().map(({ rule, outcome }) => `${rule}.${outcome}`));
      expect(told.size).toBeGreaterThan(50);
      expect(sentencesIn(locale)).toEqual([...told].sort());
    },
  );
});

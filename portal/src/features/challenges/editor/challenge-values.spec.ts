import { describe, expect, it } from '@jest/globals';
import { LOCALES } from '../../../platform/editing/locales.js';
import proofEditing from '../proof/proof-editing.js';
import type { StageEditing, StageEditings } from '../stages/stage-kind.js';
import type { StageKindName, StageValues } from './challenge-form.js';
import {
  emptyTranslation,
  fromTemplate,
  inputOf,
  newChallenge,
  newStage,
  textIn,
  wrongLocale,
} from './challenge-values.js';

const POEM = 'POEM' as StageKindName;

const textsOfPoem = {
  title: 'A poem',
  summary: '',
  instructions: 'Write one.',
  disclosure: '',
  stages: [{ title: 'Your verses', instructions: 'Four are enough.' }],
};

/** A kind as a newcomer would add it: nothing outside of these lines knows of poems. */
const poemEditing: StageEditing = {
  begin: ({ survey }) => (survey ? {} : { survey: { verses: 4 }, needsDecision: true }),
  inputOf: ({ survey }) => ({ survey }),
  Fields: () => null,
  templates: [
    {
      name: 'template.survey',
      texts: { en: textsOfPoem, ja: textsOfPoem, id: textsOfPoem, zh_CN: textsOfPoem },
      stage: () => ({ points: 5, kind: POEM, proof: [], survey: { verses: 8 } }),
    },
  ],
};

const kinds = { PROOF: proofEditing, POEM: poemEditing } as unknown as StageEditings;
const fresh = newChallenge(kinds, 'en');
const japanese = { ...emptyTranslation(fresh, 'ja'), title: 'レビュー' };
const translated = { ...fresh, title: 'Review', translations: [japanese] };

describe('a challenge as it is sent', () => {
  it('R-C4: names no review site where it asks for no review', () => {
    const values = { ...fresh, kind: 'OTHER' as const, reviewSite: 'g2' };
    expect(inputOf(values, kinds).reviewSite).toBeNull();
    expect(inputOf({ ...values, kind: 'REVIEW' }, kinds).reviewSite).toBe('g2');
  });

  it('is read in the main text where there is no translation', () => {
    expect(textIn(translated, 'ja').title).toBe('レビュー');
    expect(textIn(translated, 'zh_CN').title).toBe('Review');
  });
});

describe('a stage of a kind that was registered', () => {
  const proof = newStage(kinds, 'en');
  const chosen = (stage: StageValues, kind: StageKindName): StageValues => ({
    ...stage,
    ...kinds[kind].begin(stage, 'en'),
    kind,
  });
  const sent = (stage: StageValues) => inputOf({ ...fresh, stages: [stage] }, kinds).stages[0];

  it('begins with what its kind has, and the first kind is the one of a new stage', () => {
    expect(proof).toMatchObject({ kind: 'PROOF', proof: ['LINK'] });
    expect(chosen(proof, POEM)).toMatchObject({ kind: 'POEM', survey: { verses: 4 } });
  });

  it('keeps what was written when another kind is tried, and sends its own parts alone', () => {
    const poem = { ...chosen(proof, POEM), survey: { verses: 12 } };
    expect(sent(poem)).toMatchObject({ kind: 'POEM', proof: [], survey: { verses: 12 } });
    const back = chosen(poem, 'PROOF');
    expect(sent(back)).toMatchObject({ kind: 'PROOF', proof: ['LINK'] });
    expect(sent(back)).not.toHaveProperty('survey');
    expect(sent(chosen(back, POEM))).toMatchObject({ survey: { verses: 12 } });
  });

  it('is a template in every language', () => {
    const [template] = poemEditing.templates ?? [];
    if (!template) throw new Error('There is no template.');
    const values = fromTemplate(template, kinds, 'ja');
    expect(values.stages).toMatchObject([{ kind: 'POEM', points: 5, title: 'Your verses' }]);
    const spoken = ['ja', ...values.translations.map(({ locale }) => locale)];
    expect(spoken.sort()).toEqual([...LOCALES].sort());
  });
});

describe('the language of wrong words', () => {
  it('is the main one before a translation', () => {
    const errors = { 'translations.0.title': 'x', 'stages.0.instructions': 'x' };
    expect(wrongLocale(errors, translated)).toBe('main');
  });

  it('is the translation’s where only it is wrong, and none for what is no text', () => {
    expect(wrongLocale({ 'translations.0.stages.0.title': 'x' }, translated)).toBe('ja');
    expect(wrongLocale({ reviewSite: 'x', 'stages.0.points': 'x' }, translated)).toBeNull();
  });
});

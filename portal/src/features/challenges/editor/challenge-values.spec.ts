import { describe, expect, it } from '@jest/globals';
import {
  emptyTranslation,
  inputOf,
  NEW_CHALLENGE,
  textIn,
  wrongLocale,
} from './challenge-values.js';

const japanese = { ...emptyTranslation(NEW_CHALLENGE, 'ja'), title: 'レビュー' };
const translated = { ...NEW_CHALLENGE, title: 'Review', translations: [japanese] };

describe('a challenge as it is sent', () => {
  it('R-C4: names no review site where it asks for no review', () => {
    const values = { ...NEW_CHALLENGE, kind: 'OTHER' as const, reviewSite: 'g2' };
    expect(inputOf(values).reviewSite).toBeNull();
    expect(inputOf({ ...values, kind: 'REVIEW' }).reviewSite).toBe('g2');
  });

  it('R-C4: sends no score where none was typed, and 0 where 0 was', () => {
    expect(inputOf(NEW_CHALLENGE).audienceScoreMin).toBeNull();
    expect(inputOf({ ...NEW_CHALLENGE, audienceScoreMin: 0 }).audienceScoreMin).toBe(0);
  });

  it('is read in the main text where there is no translation', () => {
    expect(textIn(translated, 'ja').title).toBe('レビュー');
    expect(textIn(translated, 'zh_CN').title).toBe('Review');
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

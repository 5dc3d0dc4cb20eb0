import { describe, expect, it } from '@jest/globals';
import { nameIn } from './subject-name.rules.js';

describe('the name of a subject', () => {
  const translations = [{ locale: 'ja', name: 'カード' }];
  const card = { advocateId: 'a', name: 'Card', translations };

  it('is in the language of the reader, or in its own', () => {
    expect(nameIn(card, 'ja')).toBe('カード');
    expect(nameIn(card, 'id')).toBe('Card');
    expect(nameIn(card, null)).toBe('Card');
  });

  it('is none where nobody knows it any more', () => {
    expect(nameIn({ name: null }, 'ja')).toBeNull();
  });
});

import { describe, expect, it } from '@jest/globals';
import { cutAlong, draftOf, inputOf, unsaid } from './picture-draft.js';

const PICTURE = {
  id: 'p1',
  url: '/files/pictures/p1',
  thumbnailUrl: '/files/pictures/p1/thumbnail',
  width: 1600,
  height: 1200,
  focusX: 50,
  focusY: 20,
  alt: 'A lake',
  translations: [{ locale: 'ja' as const, alt: '湖' }],
};

describe('the picture that a marketer chooses', () => {
  it('is cut to the shape of a card along one side, or not at all', () => {
    expect(cutAlong(PICTURE)).toBe('down');
    expect(cutAlong({ ...PICTURE, width: 2000, height: 500 })).toBe('across');
    expect(cutAlong({ ...PICTURE, width: 1600, height: 900 })).toBeNull();
  });

  it('is read and sent as it is, in the languages that are written', () => {
    const draft = draftOf({ of: 'REWARD', id: 'r1', version: 3, picture: PICTURE }, 'en');
    expect(draft.alts).toEqual({ en: 'A lake', ja: '湖' });
    expect(unsaid(draft, ['en', 'ja', 'id'])).toEqual(['id']);
    expect(inputOf({ ...draft, picture: PICTURE }, 'en', ['ja'])).toEqual({
      pictureId: 'p1',
      alt: 'A lake',
      translations: [{ locale: 'ja', alt: '湖' }],
      focusX: 50,
      focusY: 20,
    });
  });
});

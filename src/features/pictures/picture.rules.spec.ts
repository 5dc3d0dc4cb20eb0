import { describe, expect, it } from '@jest/globals';
import { missingTexts, outcomeOf, smallPictureUrl, type Shown } from './picture.rules.js';

const LAKE: Shown = {
  pictureId: 'lake',
  alt: 'A lake',
  texts: [
    { locale: 'ja', alt: '湖' },
    { locale: 'id', alt: 'Danau' },
  ],
  focus: { x: 50, y: 40 },
};

describe('the picture of a challenge or a reward', () => {
  it.each([
    ['none, then one', null, LAKE, 'PICTURE_CHOSEN'],
    ['another one', LAKE, { ...LAKE, pictureId: 'hill' }, 'PICTURE_CHOSEN'],
    ['what is seen of it', LAKE, { ...LAKE, focus: { x: 0, y: 40 } }, 'PICTURE_CORRECTED'],
    ['what it shows', LAKE, { ...LAKE, alt: 'A lake at dawn' }, 'PICTURE_CORRECTED'],
    ['fewer languages', LAKE, { ...LAKE, texts: [] }, 'PICTURE_CORRECTED'],
    ['none any more', LAKE, null, 'PICTURE_REMOVED'],
    ['the same', LAKE, { ...LAKE, texts: [...LAKE.texts].reverse() }, null],
    ['none as before', null, null, null],
  ])('a choice is told once, and for what it is: %s', (_name, before, after, outcome) => {
    expect(outcomeOf(before, after)).toBe(outcome);
  });

  it('it says what it shows in every language in which the thing is read', () => {
    expect(missingTexts(['ja', 'zh-CN', 'id'], LAKE.texts)).toEqual(['zh-CN']);
  });

  it('cards get the small one, and a picture that is small already', () => {
    expect(smallPictureUrl({ id: 'a', thumbnailKey: 'k' })).toBe('/files/pictures/a/thumbnail');
    expect(smallPictureUrl({ id: 'a', thumbnailKey: null })).toBe('/files/pictures/a');
  });
});

import { describe, expect, it } from '@jest/globals';
import { inLanguage } from './in-language.js';

const challenge = {
  id: 'c',
  title: 'Share a review',
  disclosure: 'I was offered points.',
  stages: [
    { number: 1, title: 'Write' },
    { number: 2, title: 'Hand in' },
  ],
  translations: [
    {
      locale: 'ja',
      title: 'レビュー',
      disclosure: null,
      stages: [{ title: '書く' }, { title: '' }],
    },
    { locale: 'zh_CN', title: '写评价', disclosure: '本人获得积分。', stages: [] },
  ],
};

describe('inLanguage', () => {
  it('shows what is translated, and what is not as the programme wrote it', () => {
    expect(inLanguage(challenge, 'ja')).toMatchObject({
      id: 'c',
      title: 'レビュー',
      disclosure: 'I was offered points.',
      stages: [
        { number: 1, title: '書く' },
        { number: 2, title: 'Hand in' },
      ],
    });
  });

  it('finds challenges and rewards wherever they stand in an answer', () => {
    const answer = { edges: [{ node: { id: 'p', challenge } }], total: 1, none: null };
    expect(inLanguage(answer, 'zh-CN').edges[0]?.node.challenge.title).toBe('写评价');
  });

  it('keeps the programme’s own words for a reader whose language has none', () => {
    expect(inLanguage(challenge, 'id')).toEqual(challenge);
  });
});

import { describe, expect, it } from '@jest/globals';
import '../proof/index.js';
import {
  brokenReviewRules,
  ChallengeDefinition,
  missingForPublishing,
  pointsOf,
} from './challenge-definition.rules.js';
import { REVIEW_SITES } from './review-sites.rules.js';

const review = {
  kind: 'REVIEW',
  title: 'Share a review',
  summary: 'Tell others what you think of us',
  instructions: 'Write an honest review on G2, then send us the link.',
  reviewSite: 'g2',
  disclosure: 'I was offered points for this review, whatever it says.',
  approvalCriteria: 'The review is published and yours.',
  stages: [
    { title: 'Write it', instructions: 'Any rating is fine.', points: 100, proof: ['LINK'] },
    { title: 'Show it', instructions: 'One picture.', points: 50, proof: ['SCREENSHOT', 'TEXT'] },
  ],
  translations: [
    {
      locale: 'ja',
      title: 'レビューを書く',
      summary: '感想をお聞かせください',
      instructions: '率直なレビューを投稿してください。',
      disclosure: '内容にかかわらずポイントを受け取りました。',
      stages: [
        { title: '書く', instructions: '評価は問いません。' },
        { title: '見せる', instructions: '画像を1枚' },
      ],
    },
  ],
};

function problemsOf(change: object): string[][] {
  const problems = brokenReviewRules(ChallengeDefinition.parse({ ...review, ...change }));
  expect(problems.every((problem) => problem.rule === 'R-C4')).toBe(true);
  return problems.map((problem) => [...problem.path]);
}

describe('definition of a challenge', () => {
  it('R-C4: an honest review with a site, a disclosure and points breaks nothing', () => {
    expect(problemsOf({})).toEqual([]);
    expect(pointsOf(ChallengeDefinition.parse(review))).toBe(150); // 100 + 50
  });

  it('R-C4: a review names a site of the registry', () => {
    expect(problemsOf({ reviewSite: null })).toEqual([['reviewSite']]);
    expect(problemsOf({ reviewSite: 'my-blog' })).toEqual([['reviewSite']]);
  });

  it('R-C4: a disclosure is mandatory, in every language', () => {
    const [ja] = review.translations;
    expect(problemsOf({ disclosure: '  ' })).toEqual([['disclosure']]);
    expect(problemsOf({ translations: [{ ...ja, disclosure: null }] })).toEqual([
      ['translations', '0', 'disclosure'],
    ]);
  });

  it('R-C4: no text of any language wants a rating or a sentiment, and the message quotes it', () => {
    const [ja] = review.translations;
    expect(
      problemsOf({
        approvalCriteria: 'Only 5 stars count',
        translations: [{ ...ja, instructions: '星5でお願いします' }],
      }),
    ).toEqual([['approvalCriteria'], ['translations', '0', 'instructions']]);
    const [problem] = brokenReviewRules(
      ChallengeDefinition.parse({ ...review, approvalCriteria: 'Only 5 stars count' }),
    );
    expect(problem?.message).toContain('"5 stars"');
  });

  it('R-C4: a site that forbids incentives carries no points', () => {
    expect(problemsOf({ reviewSite: 'trustpilot' })).toEqual([
      ['stages', '0', 'points'],
      ['stages', '1', 'points'],
    ]);
    const free = review.stages.map((stage) => ({ ...stage, points: 0 }));
    expect(problemsOf({ reviewSite: 'trustpilot', stages: free })).toEqual([]);
  });

  it('another challenge than a review may want what it likes', () => {
    expect(
      problemsOf({ kind: 'OTHER', reviewSite: null, approvalCriteria: 'A positive review' }),
    ).toEqual([]);
  });

  it('every wrong field is told at once', () => {
    const parsed = ChallengeDefinition.safeParse({
      ...review,
      title: ' ',
      stages: [{ title: 'A', instructions: '', points: -1, proof: [] }],
      translations: [review.translations[0], review.translations[0]],
    });
    const paths = parsed.error?.issues.map((issue) => issue.path.join('.'));
    expect(paths).toEqual(expect.arrayContaining(['title', 'stages.0.points', 'stages.0.proof']));
    const twice = ChallengeDefinition.safeParse({
      ...review,
      translations: [review.translations[0], { ...review.translations[0], stages: [] }],
    });
    expect(twice.error?.issues.map((issue) => issue.path.join('.'))).toEqual([
      'translations.1.locale',
      'translations.1.stages',
    ]);
  });

  it('a draft may lack texts that a published challenge must have', () => {
    const draft = ChallengeDefinition.parse({ ...review, summary: '', approvalCriteria: ' ' });
    expect(missingForPublishing(draft).map((problem) => problem.path)).toEqual([
      ['summary'],
      ['approvalCriteria'],
    ]);
  });

  it('the registry names each site once, with a policy and where it stands', () => {
    const keys = REVIEW_SITES.map((site) => site.key);
    expect(new Set(keys).size).toBe(keys.length);
    for (const site of REVIEW_SITES) {
      expect(site.policyUrl).toMatch(/^https:\/\//);
      expect(site.policy.length).toBeGreaterThan(40);
    }
  });

  it('a stage names a kind that was registered, and has the parts of that kind alone', () => {
    const problems = (change: object) => {
      const stages = [{ ...review.stages[0], ...change }];
      const definition = { ...review, stages, translations: [] };
      return ChallengeDefinition.safeParse(definition).error?.issues.map(
        ({ path, message }) => `${path.join('.')}: ${message}`,
      );
    };
    expect(problems({ kind: 'PROOF' })).toBeUndefined();
    expect(problems({ kind: 'POEM' })).toEqual(['stages.0.kind: Choose a kind of stage: PROOF.']);
    expect(problems({ poem: 'Haiku' })).toEqual([
      'stages.0.poem: A stage of the kind PROOF has no "poem": leave it out.',
    ]);
    expect(problems({ needsDecision: false })).toEqual([
      'stages.0.needsDecision: Somebody decides on each stage of the kind PROOF.',
    ]);
    expect(problems({ proof: [] })).toEqual([
      'stages.0.proof: Say what an advocate hands in: a text, a link or a screenshot.',
    ]);
    expect(problems({ proof: ['SONG'] })?.[0]).toMatch(/^stages\.0\.proof\.0: /);
  });

  it('a definition that was read is read again as the same', () => {
    const read = ChallengeDefinition.parse(review);
    expect(ChallengeDefinition.parse(read)).toEqual(read);
    expect(read.stages[0]).toMatchObject({ kind: 'PROOF', needsDecision: true, proof: ['LINK'] });
  });
});

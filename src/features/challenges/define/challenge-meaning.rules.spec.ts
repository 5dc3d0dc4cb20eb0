import { describe, expect, it } from '@jest/globals';
import '../proof/index.js';
import { defineStageKind } from '../stages/index.js';
import { z } from 'zod';
import { ChallengeDefinition } from './challenge-definition.rules.js';
import { asksTheSame } from './challenge-meaning.rules.js';

/** A kind with a text of its own beside what it asks. */
defineStageKind({
  name: 'RIDDLE',
  parts: z.strictObject({ riddle: z.string(), answer: z.string() }),
  alwaysDecided: false,
  texts: ({ riddle }) => [[['riddle'], riddle]],
});

const stage = { title: 'Write', instructions: 'Do.', points: 10, proof: ['LINK'] };
const riddle = {
  title: 'Guess',
  instructions: '',
  points: 5,
  kind: 'RIDDLE',
  riddle: 'Waht?',
  answer: '42',
};
const base = {
  kind: 'OTHER',
  title: 'Tel others',
  summary: 'S',
  instructions: 'I',
  disclosure: 'D',
  approvalCriteria: 'C',
  stages: [stage, riddle],
  translations: [],
};
const translation = {
  locale: 'ja',
  title: '伝える',
  summary: '概要',
  instructions: '手順',
  disclosure: '開示',
  stages: [stage, riddle].map(({ title, instructions }) => ({ title, instructions })),
};

const same = (change: object, before: object = base) =>
  asksTheSame(
    ChallengeDefinition.parse(before),
    ChallengeDefinition.parse({ ...before, ...change }),
  );

describe('R-C1: what a change is', () => {
  it.each([
    ['a title', { title: 'Tell others' }],
    ['a summary and instructions', { summary: 'Sum', instructions: 'In' }],
    ['the texts of a stage', { stages: [{ ...stage, title: 'Write it' }, riddle] }],
    ['a text of its kind', { stages: [stage, { ...riddle, riddle: 'What?' }] }],
    ['a new translation', { translations: [translation] }],
  ])('a correction: %s', (_name, change) => {
    expect(same(change)).toBe(true);
  });

  it.each([
    ['points', { stages: [{ ...stage, points: 11 }, riddle] }],
    ['what proves it', { stages: [{ ...stage, proof: ['TEXT'] }, riddle] }],
    ['what its kind asks', { stages: [stage, { ...riddle, answer: '43' }] }],
    ['who decides', { stages: [stage, { ...riddle, needsDecision: true }] }],
    ['the order of stages', { stages: [riddle, stage] }],
    ['a stage less', { stages: [stage] }],
    ['the criteria', { approvalCriteria: 'C2' }],
    ['the disclosure', { disclosure: 'D2' }],
  ])('a new version: %s', (_name, change) => {
    expect(same(change)).toBe(false);
  });

  it('the disclosure of a translation that is there is no wording', () => {
    const before = { ...base, translations: [translation] };
    expect(same({ translations: [{ ...translation, title: '伝えよう' }] }, before)).toBe(true);
    expect(same({ translations: [{ ...translation, disclosure: '別' }] }, before)).toBe(false);
  });
});

import { describe, expect, it } from '@jest/globals';
import { statusOfParticipation, type Progress } from './participation.rules.js';

const of = (change: Partial<Progress>) =>
  statusOfParticipation({
    givenUp: false,
    challengeIsOver: false,
    stages: 2,
    handedIn: 0,
    approved: 0,
    waiting: 0,
    ...change,
  });

describe('the status of a participation', () => {
  it.each([
    ['nothing handed in', {}, 'STARTED'],
    ['a proof waits', { handedIn: 1, waiting: 1 }, 'IN_PROGRESS'],
    ['one of two approved', { handedIn: 1, approved: 1 }, 'IN_PROGRESS'],
    ['both approved', { handedIn: 2, approved: 2 }, 'COMPLETED'],
  ])('while the challenge is open: %s', (_name, change, status) => {
    expect(of(change)).toBe(status);
  });

  it.each([
    ['nothing handed in', {}, 'CLOSED_BY_PROGRAM'],
    ['changes were asked for', { handedIn: 1 }, 'CLOSED_BY_PROGRAM'],
    ['a proof waits: it is still decided', { handedIn: 1, waiting: 1 }, 'IN_PROGRESS'],
    ['one of two approved', { handedIn: 1, approved: 1 }, 'CLOSED_BY_PROGRAM'],
    ['both approved', { handedIn: 2, approved: 2 }, 'COMPLETED'],
  ])('once the challenge is over: %s', (_name, change, status) => {
    expect(of({ ...change, challengeIsOver: true })).toBe(status);
  });

  it.each([
    ['nothing handed in', {}, 'ABANDONED'],
    ['a proof waits', { handedIn: 1, waiting: 1 }, 'ABANDONED'],
    ['both approved', { handedIn: 2, approved: 2 }, 'COMPLETED'],
  ])('given up, whether its challenge is open or over: %s', (_name, change, status) => {
    expect(of({ ...change, givenUp: true })).toBe(status);
    expect(of({ ...change, givenUp: true, challengeIsOver: true })).toBe(status);
  });
});

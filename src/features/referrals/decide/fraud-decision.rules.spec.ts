import { describe, expect, it } from '@jest/globals';
import {
  at,
  aDecision,
  anAccepted,
  aWonDeal,
  decideAll,
  found,
} from '../../../../test/support/worlds/referral-group.js';
import { fraudDecision, fraudSignal, FRAUD_VERDICTS } from './fraud-decision.rules.js';
import { FRAUD_STATUSES, type ReferralInput } from './referral-group.rules.js';

describe('R-W8: what looks unusual, and what a person decides about it', () => {
  it.each([
    ['NOT_CHECKED', ['FLAG', 'CONFIRM']],
    ['CLEAR', ['FLAG', 'CONFIRM']],
    ['FLAGGED', ['CLEAR', 'CONFIRM']],
    ['CLEARED', ['FLAG', 'CONFIRM']],
    ['CONFIRMED', ['CLEAR']],
  ] as const)('%s has a way out: %j', (status, verdicts) => {
    const possible = FRAUD_VERDICTS.filter((verdict) => fraudDecision(status, verdict) !== null);
    expect(possible).toEqual(verdicts);
    expect(FRAUD_STATUSES).toContain(status);
  });

  const decide = (given: Partial<ReferralInput> & { submitted?: string }) =>
    found(
      decideAll(
        [anAccepted('r', given)],
        [aWonDeal('d', ['r'], '2027-01-20')],
        at('2027-02-01'),
      )[0],
    );
  const flagged = (when: string, pointsKept?: number) =>
    aDecision('FRAUD_FLAGGED', when, { pointsKept });

  it.each([
    ['FORM', false, 'CLEAR'],
    ['LINK', false, 'CLEAR'],
    ['LINK', true, 'FLAGGED'],
    ['SALES', false, 'CLEAR'],
    ['API', false, 'CLEAR'],
    ['IMPORT', false, 'NOT_CHECKED'],
  ] as const)('what comes by %s, unusual: %s, is %s', (source, isUnusual, signal) => {
    expect(fraudSignal({ source, flagged: isUnusual })).toBe(signal);
    expect(decide({ source, fraudSignal: signal }).fraudStatus).toBe(signal);
  });

  it('a file is checked by nobody, and a person may still flag what came in it', () => {
    const inFile = { source: 'IMPORT', fraudSignal: 'NOT_CHECKED' } as const;
    expect(decide(inFile)).toMatchObject({ fraudStatus: 'NOT_CHECKED', pointsDue: 100 });
    const decisions = [flagged('2027-01-10', 0)];
    expect(decide({ ...inFile, decisions })).toMatchObject({ fraudStatus: 'FLAGGED' });
  });

  it('what the checks found nothing in is paid, and a person may still flag it', () => {
    expect(decide({ fraudSignal: 'CLEAR' })).toMatchObject({ pointsDue: 100, pointsHeld: 0 });
    const decisions = [flagged('2027-01-10', 0)];
    expect(decide({ fraudSignal: 'CLEAR', decisions })).toMatchObject({ fraudStatus: 'FLAGGED' });
  });

  it('flagged by the check, a conversion earns 100 that wait; cleared, they are due', () => {
    const signal = { fraudSignal: 'FLAGGED' } as const;
    expect(decide(signal)).toMatchObject({
      status: 'CONVERTED',
      fraudStatus: 'FLAGGED',
      pointsDue: 0,
      pointsHeld: 100,
    });
    const decisions = [aDecision('FRAUD_CLEARED', '2027-01-25')];
    expect(decide({ ...signal, decisions })).toMatchObject({
      fraudStatus: 'CLEARED',
      pointsDue: 100,
      pointsHeld: 0,
    });
  });

  it('what a person flags keeps what had been awarded by then, and no more than it has earned', () => {
    const kept = (points: number) => decide({ decisions: [flagged('2027-01-25', points)] });
    expect(kept(100)).toMatchObject({ pointsDue: 100, pointsHeld: 0 });
    expect(kept(40)).toMatchObject({ pointsDue: 40, pointsHeld: 60 });
    expect(kept(500)).toMatchObject({ pointsDue: 100, pointsHeld: 0 });
  });

  it('the newest decision counts: a clear by a person stays, and a later flag withholds again', () => {
    const decisions = [aDecision('FRAUD_CLEARED', '2027-01-10'), flagged('2027-01-12', 0)];
    expect(decide({ decisions, fraudSignal: 'FLAGGED' })).toMatchObject({
      fraudStatus: 'FLAGGED',
      pointsHeld: 100,
    });
    const cleared = [...decisions, aDecision('FRAUD_CLEARED', '2027-01-13')];
    expect(decide({ decisions: cleared, fraudSignal: 'FLAGGED' })).toMatchObject({
      pointsDue: 100,
    });
  });

  it('confirmed, nothing waits and nothing is due', () => {
    const decisions = [flagged('2027-01-25', 100), aDecision('FRAUD_CONFIRMED', '2027-01-26')];
    expect(decide({ decisions })).toMatchObject({ pointsDue: 0, pointsHeld: 0 });
  });
});

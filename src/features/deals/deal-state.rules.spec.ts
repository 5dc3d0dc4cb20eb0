import { describe, expect, it } from '@jest/globals';
import { aDealFact, at } from '../../../test/support/worlds/referral-group.js';
import { compareDealFacts, dealState, reportedWins } from './deal-state.rules.js';

describe('deal state', () => {
  const won = aDealFact('WON', '2027-02-01T10:00:00Z', '2027-02-01');
  const reopened = aDealFact('OPEN', '2027-02-10T10:00:00Z');

  it('is nothing without facts', () => {
    expect(dealState([])).toBeNull();
  });

  it('R-T2: the later moment counts, whatever came in first', () => {
    expect(dealState([reopened, won])?.stage).toBe('OPEN');
    expect(dealState([won, reopened])?.stage).toBe('OPEN');
  });

  it('R-T2: at one moment the higher version of a source counts, not the later state', () => {
    const lost = { ...won, factId: 'a', stage: 'LOST' as const, sourceVersion: 9 };
    const open = { ...won, factId: 'b', stage: 'OPEN' as const, sourceVersion: 10 };
    expect(dealState([open, lost])?.stage).toBe('OPEN');
  });

  it('R-T2: at one moment without versions OPEN < WON < LOST < REFUNDED < DELETED', () => {
    const told = (['REFUNDED', 'OPEN', 'DELETED', 'LOST', 'WON'] as const).map((stage, order) => ({
      ...won,
      stage,
      factId: String(order),
    }));
    const stages = told.toSorted(compareDealFacts).map(({ stage }) => stage);
    expect(stages).toEqual(['OPEN', 'WON', 'LOST', 'REFUNDED', 'DELETED']);
  });

  it('R-T2: the last tie goes by the id of the fact', () => {
    const first = { ...won, factId: 'a', amount: { amountMinor: 1, currency: 'EUR' } };
    const second = { ...won, factId: 'b', amount: { amountMinor: 2, currency: 'EUR' } };
    expect(dealState([second, first])?.amount?.amountMinor).toBe(2);
  });

  it('R-T2: facts without a version come before those with one, and sources are not mixed', () => {
    const plain = { ...won, factId: 'z', stage: 'LOST' as const };
    const counted = { ...won, factId: 'a', sourceVersion: 1 };
    expect(dealState([counted, plain])?.stage).toBe('WON');
    const other = { ...won, source: 'PERSON', stage: 'OPEN' as const };
    expect(dealState([other, { ...counted, sourceVersion: 99 }])?.stage).toBe('OPEN');
  });

  it('keeps a day and an amount that a later fact of the same win does not tell', () => {
    const amount = { amountMinor: 500, currency: 'JPY' };
    const again = aDealFact('WON', '2027-02-03T10:00:00Z');
    expect(dealState([{ ...won, amount }, again])).toEqual({
      stage: 'WON',
      closedOn: '2027-02-01',
      amount,
      since: at('2027-02-01T10:00:00Z'),
    });
  });

  it('R-W5: a new win never takes the day of what ended before', () => {
    const lost = aDealFact('LOST', '2027-02-05T10:00:00Z', '2027-02-05');
    const again = aDealFact('WON', '2027-02-20T10:00:00Z');
    expect(dealState([won, lost])?.closedOn).toBe('2027-02-05');
    expect(dealState([won, lost, again])?.closedOn).toBeNull();
    expect(dealState([won, reopened])?.closedOn).toBeNull();
    expect(dealState([won, reopened, again])?.closedOn).toBeNull();
  });

  it('tells the state as of a moment by when facts occurred', () => {
    expect(dealState([won, reopened], at('2027-02-10T09:59:59Z'))?.stage).toBe('WON');
    expect(dealState([won, reopened], at('2027-02-10T10:00:00Z'))?.stage).toBe('OPEN');
    expect(dealState([won], at('2027-01-31'))).toBeNull();
  });

  it('R-W4: remembers each day of closing with the first time that it was told', () => {
    const retold = {
      ...won,
      factId: 'x',
      occurredAt: at('2027-02-02'),
      recordedAt: at('2027-03-09'),
    };
    const moved = aDealFact('WON', '2027-03-10T00:00:00Z', '2027-03-05');
    expect(reportedWins([moved, retold, won, reopened])).toEqual([
      { closedOn: '2027-02-01', recordedAt: at('2027-02-01T10:00:00Z') },
      { closedOn: '2027-03-05', recordedAt: at('2027-03-10') },
    ]);
  });
});

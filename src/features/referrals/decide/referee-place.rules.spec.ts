import { describe, expect, it } from '@jest/globals';
import {
  aDeal,
  aDealFact,
  aDecision,
  aMove,
  aReferral,
  at,
  aWonDeal,
  decideAll,
} from '../../../../test/support/worlds/referral-group.js';
import type { DealInput, ReferralInput } from './referral-group.rules.js';

const NOW = at('2027-02-20');
const SAME = { refereeKey: 'key' };
const first = aReferral('r1', SAME);
const second = aReferral('r2', { ...SAME, submitted: '2027-01-20T09:00:00Z' });

function decide(referrals: readonly ReferralInput[], deals: readonly DealInput[] = [], now = NOW) {
  return decideAll(referrals, deals, now);
}

const statuses = (referrals: readonly ReferralInput[], deals: readonly DealInput[] = []) =>
  decide(referrals, deals).map(({ status }) => status);

describe('one person, several referrals', () => {
  it('R-W6: the first by submission wins, the second is a duplicate of it', () => {
    const [two, one] = decide([second, first]);
    expect(one).toMatchObject({ status: 'SUBMITTED', duplicateOf: null });
    expect(two).toMatchObject({
      status: 'DUPLICATE',
      reasonCode: 'DUPLICATE_REFEREE',
      duplicateOf: 'r1',
      pointsDue: 0,
    });
  });

  it('R-W6: at the same moment the row of the file decides, else the external id', () => {
    const a = { ...first, id: 'r9', externalId: 'A' };
    const b = { ...first, id: 'r0', externalId: 'B' };
    expect(
      statuses([
        { ...a, fileRow: 7 },
        { ...b, fileRow: 5 },
      ]),
    ).toEqual(['DUPLICATE', 'SUBMITTED']);
    expect(statuses([a, b])).toEqual(['SUBMITTED', 'DUPLICATE']);
  });

  it('R-W6: at the same moment the id decides', () => {
    const twin = { ...first, id: 'r0' };
    expect(statuses([first, twin])).toEqual(['DUPLICATE', 'SUBMITTED']);
  });

  it('R-W6: referrals of other people or of nobody known are no duplicates', () => {
    expect(statuses([first, { ...second, refereeKey: 'other' }])).not.toContain('DUPLICATE');
    const unknown = { refereeKey: null };
    expect(
      statuses([
        { ...first, ...unknown },
        { ...second, ...unknown },
      ]),
    ).not.toContain('DUPLICATE');
  });

  it.each(['LOST', 'UNQUALIFIED', 'WITHDRAWN'] as const)(
    'R-W6: after %s the person may be referred again, as of the later submission',
    (kind) => {
      const before = { ...first, facts: [aMove(kind, '2027-01-20T09:00:00Z')] };
      expect(statuses([before, second])).toEqual([kind, 'SUBMITTED']);
      const later = { ...first, facts: [aMove(kind, '2027-01-20T09:00:01Z')] };
      expect(statuses([later, second])).toEqual([kind, 'DUPLICATE']);
    },
  );

  it('R-W6: after the window the person may be referred again, at its last moment not yet', () => {
    const closesAt = '2027-03-03T00:00:00Z';
    const again = aReferral('r2', { ...SAME, submitted: closesAt });
    const now = at('2027-03-10');
    expect(decide([first, again], [], now).map(({ status }) => status)).toEqual([
      'EXPIRED',
      'SUBMITTED',
    ]);
    const early = aReferral('r2', { ...SAME, submitted: '2027-03-02T23:59:59Z' });
    expect(decide([first, early], [], now)[1]?.status).toBe('DUPLICATE');
  });

  it('R-W6: after a refusal or a denial the person may be referred again', () => {
    for (const kind of ['REFUSED', 'DENIED', 'FRAUD_CONFIRMED'] as const) {
      const before = { ...first, decisions: [aDecision(kind, '2027-01-10')] };
      expect(statuses([before, second])[1]).toBe('SUBMITTED');
      const later = { ...first, decisions: [aDecision(kind, '2027-01-21')] };
      expect(statuses([later, second])[1]).toBe('DUPLICATE');
    }
  });

  it('R-W6: a lost deal frees the person, an open one does not', () => {
    const deal = (stage: 'LOST' | 'OPEN') => aDeal('d1', ['r1'], [aDealFact(stage, '2027-01-15')]);
    expect(statuses([first, second], [deal('LOST')])).toEqual(['LOST', 'SUBMITTED']);
    expect(statuses([first, second], [deal('OPEN')])).toEqual(['OPPORTUNITY', 'DUPLICATE']);
  });

  it('R-W6: a converted referral keeps its person after its window', () => {
    const again = aReferral('r2', { ...SAME, submitted: '2027-04-01T09:00:00Z' });
    const deals = [aWonDeal('d1', ['r1'], '2027-02-01')];
    expect(statuses([first, again], deals)).toEqual(['CONVERTED', 'DUPLICATE']);
  });

  it('R-W6: a duplicate holds no place itself', () => {
    const lost = { ...first, facts: [aMove('LOST', '2027-01-25')] };
    const third = aReferral('r3', { ...SAME, submitted: '2027-01-30T09:00:00Z' });
    expect(statuses([lost, second, third])).toEqual(['LOST', 'DUPLICATE', 'SUBMITTED']);
  });

  it('R-W9: a duplicate takes no credit', () => {
    const deals = [aWonDeal('d1', ['r2'], '2027-02-01')];
    const [, two] = decide([first, second], deals);
    expect(two).toMatchObject({ status: 'DUPLICATE', creditedDealId: null, pointsDue: 0 });
  });
});

describe('an import of an earlier day', () => {
  const imported = aReferral('i1', {
    ...SAME,
    source: 'IMPORT',
    submitted: '2027-01-10T00:00:00Z',
    recordedAt: at('2027-02-01'),
  });
  const accepted = { ...second, decisions: [aDecision('ACCEPTED', '2027-01-21')] };

  it('R-W6: displaces a referral that nobody has accepted', () => {
    expect(statuses([imported, second])).toEqual(['ACCEPTED', 'DUPLICATE']);
  });

  it('R-W6: waits for a person and displaces nothing where the other is accepted', () => {
    const [waiting, present] = decide([imported, accepted]);
    expect(waiting).toMatchObject({
      status: 'DUPLICATE',
      reasonCode: 'WAITS_FOR_PERSON',
      moderation: 'PENDING',
      duplicateOf: 'r2',
      pointsDue: 0,
    });
    expect(present).toMatchObject({ status: 'ACCEPTED', duplicateOf: null });
  });

  it('R-W6: sales having moved the other on is an acceptance, and so is its deal', () => {
    const moved = { ...second, facts: [aMove('MEETING', '2027-01-25')] };
    expect(decide([imported, moved])[0]?.reasonCode).toBe('WAITS_FOR_PERSON');
    const deals = [aWonDeal('d1', ['r2'], '2027-02-02')];
    expect(statuses([imported, second], deals)).toEqual(['DUPLICATE', 'CONVERTED']);
  });

  it('R-W6: the other keeps its place, or gives way, as a person decides', () => {
    const answered = (kind: 'KEEPS_PLACE' | 'GIVES_WAY', importedReferralId: string | null) => ({
      ...accepted,
      decisions: [...accepted.decisions, aDecision(kind, '2027-02-02', { importedReferralId })],
    });
    expect(decide([imported, answered('KEEPS_PLACE', null)])[0]).toMatchObject({
      status: 'DUPLICATE',
      reasonCode: 'DUPLICATE_REFEREE',
      moderation: 'APPROVED',
    });
    expect(statuses([imported, answered('GIVES_WAY', 'i1')])).toEqual(['ACCEPTED', 'DUPLICATE']);
    expect(decide([imported, answered('GIVES_WAY', 'i9')])[0]?.reasonCode).toBe('WAITS_FOR_PERSON');
  });

  it('R-W6: one that was there first holds its place', () => {
    const early = { ...imported, recordedAt: at('2027-01-15') };
    expect(statuses([early, accepted])).toEqual(['ACCEPTED', 'DUPLICATE']);
  });

  it('R-W6: between imports the day of submission decides, whichever row came first', () => {
    const other = aReferral('i2', { ...SAME, source: 'IMPORT', submitted: '2027-01-20T00:00:00Z' });
    const deals = [aDeal('d1', ['i2'], [aDealFact('OPEN', '2027-01-25')])];
    for (const recordedAt of [at('2027-01-31'), at('2027-02-02')]) {
      expect(statuses([imported, { ...other, recordedAt }], deals)).toEqual([
        'ACCEPTED',
        'DUPLICATE',
      ]);
    }
  });

  it('R-W6: does not wait for an accepted one that is a duplicate itself', () => {
    const between = aReferral('r0', { ...SAME, submitted: '2027-01-15T09:00:00Z' });
    expect(statuses([between, accepted])).toEqual(['SUBMITTED', 'DUPLICATE']);
    const [told, displaced, follows] = decide([imported, between, accepted]);
    expect(told).toMatchObject({ status: 'ACCEPTED', duplicateOf: null });
    expect(displaced).toMatchObject({ status: 'DUPLICATE', duplicateOf: 'i1' });
    expect(follows).toMatchObject({ status: 'DUPLICATE', duplicateOf: 'i1' });
  });

  it('R-W6: nor for one whose place is taken by a referral that was open again by then', () => {
    const reopened = {
      ...first,
      facts: [aMove('UNQUALIFIED', '2027-01-05'), aMove('SUBMITTED', '2027-01-15')],
    };
    const [again, told, follows] = decide([reopened, imported, accepted]);
    expect(again).toMatchObject({ status: 'SUBMITTED', duplicateOf: null });
    expect(told).toMatchObject({ status: 'ACCEPTED', duplicateOf: null });
    expect(follows).toMatchObject({ status: 'DUPLICATE', duplicateOf: 'r1' });
  });

  it('R-W6: displaces nothing where its own window had ended', () => {
    const old = aReferral('i1', {
      ...SAME,
      source: 'IMPORT',
      submitted: '2026-10-01T00:00:00Z',
      recordedAt: at('2027-02-01'),
    });
    expect(statuses([old, accepted])).toEqual(['EXPIRED', 'ACCEPTED']);
  });
});

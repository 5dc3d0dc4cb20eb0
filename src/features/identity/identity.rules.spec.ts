import { describe, expect, it } from '@jest/globals';
import { parseMoment } from '../../kernel/clock.js';
import { hasEnded, momentsOfInvitation } from './identity.rules.js';

const at = parseMoment;

describe('R-U4: an invitation', () => {
  it.each([
    // 7 days later at the same hour, which is no night in Tokyo
    ['Asia/Tokyo', '2027-03-04T01:00:00Z', '2027-03-11T01:00:00.000Z'],
    // sent at 23:00 in Tokyo: at eight of the next morning
    ['Asia/Tokyo', '2027-03-04T14:00:00Z', '2027-03-11T23:00:00.000Z'],
    // over the change of the clocks in Berlin the local hour stays: 10:00
    ['Europe/Berlin', '2027-03-25T09:00:00Z', '2027-04-01T08:00:00.000Z'],
  ])('in %s, sent at %s, is brought to mind at %s', (zone, sentAt, remindAt) => {
    expect(momentsOfInvitation(at(sentAt), zone).remindAt.toISOString()).toBe(remindAt);
  });

  it('ends after thirty days, and what was accepted does not', () => {
    const { endsAt } = momentsOfInvitation(at('2027-03-04T01:00:00Z'), 'Asia/Tokyo');
    expect(endsAt.toISOString()).toBe('2027-04-03T01:00:00.000Z');
    const invited = { status: 'INVITED', invitationEndsAt: endsAt };
    expect(hasEnded(invited, at('2027-04-03T00:59:59Z'))).toBe(false);
    expect(hasEnded(invited, endsAt)).toBe(true);
    expect(hasEnded({ ...invited, status: 'ACTIVE' }, endsAt)).toBe(false);
    expect(hasEnded({ ...invited, invitationEndsAt: null }, endsAt)).toBe(false);
  });
});

import { describe, expect, it } from '@jest/globals';
import { parseMoment } from '../../../kernel/clock.js';
import { dayOf } from '../../../kernel/day.js';
import { hasEnded, lastMomentBefore, momentsOfInvitation } from './identity.rules.js';

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

  it.each([
    // sent on 4 March at 10:00; 4 March + 30 days = 3 April, which is theirs to its end
    ['Asia/Tokyo', '2027-03-04T01:00:00Z', '2027-04-03T15:00:00.000Z', '2027-04-03'],
    // sent on 4 March at 23:59, which is the same
    ['Asia/Tokyo', '2027-03-04T14:59:00Z', '2027-04-03T15:00:00.000Z', '2027-04-03'],
    // over the change of the clocks: midnight in Berlin is 22:00 by then
    ['Europe/Berlin', '2027-03-04T09:00:00Z', '2027-04-03T22:00:00.000Z', '2027-04-03'],
  ])('in %s, sent at %s, ends at %s, with its last day, %s', (zone, sentAt, end, day) => {
    const { endsAt } = momentsOfInvitation(at(sentAt), zone);
    expect(endsAt.toISOString()).toBe(end);
    expect(dayOf(lastMomentBefore(endsAt), zone)).toBe(day);
  });

  it('ends with that moment, and what was accepted does not', () => {
    const { endsAt } = momentsOfInvitation(at('2027-03-04T01:00:00Z'), 'Asia/Tokyo');
    const invited = { status: 'INVITED', invitationEndsAt: endsAt };
    expect(hasEnded(invited, lastMomentBefore(endsAt))).toBe(false);
    expect(hasEnded(invited, endsAt)).toBe(true);
    expect(hasEnded({ ...invited, status: 'ACTIVE' }, endsAt)).toBe(false);
    expect(hasEnded({ ...invited, invitationEndsAt: null }, endsAt)).toBe(false);
  });
});

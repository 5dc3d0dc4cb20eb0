import { describe, expect, it } from '@jest/globals';
import { TimeZone, zoneAfter, type ZoneSource } from './profile.rules.js';

const zone = (timeZoneFrom: ZoneSource, timeZone = 'Asia/Tokyo') => ({ timeZone, timeZoneFrom });

describe('R-U1: the time zone of an advocate', () => {
  it('is the browser’s at the first visit, and stays when they travel', () => {
    const told = { timeZone: 'Asia/Jakarta', from: 'BROWSER' } as const;
    expect(zoneAfter(zone('PROGRAM'), told)).toEqual(zone('BROWSER', 'Asia/Jakarta'));
    for (const from of ['BROWSER', 'ADVOCATE', 'STAFF'] as const) {
      expect(zoneAfter(zone(from), told)).toBeNull();
    }
  });

  it('is the browser’s also where it is the programme’s, so that it is not asked again', () => {
    const told = { timeZone: 'Asia/Tokyo', from: 'BROWSER' } as const;
    expect(zoneAfter(zone('PROGRAM'), told)).toEqual(zone('BROWSER'));
  });

  it('is what they choose, whatever was there; the same again changes nothing', () => {
    const told = { timeZone: 'Asia/Jakarta', from: 'ADVOCATE' } as const;
    expect(zoneAfter(zone('BROWSER'), told)).toEqual(zone('ADVOCATE', 'Asia/Jakarta'));
    expect(zoneAfter(zone('ADVOCATE', 'Asia/Jakarta'), told)).toBeNull();
  });

  it.each(['Tokyo', '+09:00', '', 'Asia/Nowhere'])('no zone is refused: %s', (name) => {
    expect(TimeZone.safeParse(name).success).toBe(false);
  });
});

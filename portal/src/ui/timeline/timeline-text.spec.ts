import { describe, expect, it } from '@jest/globals';
import { createFormats } from '../formats/formats.js';
import { timelineText, type Catalogue, type TimelineFact } from './timeline-text.js';

const formats = createFormats({ language: 'en', timeZone: 'Asia/Tokyo' });

/** A catalogue that writes out its arguments, so that the test sees what a sentence would get. */
function catalogueOf(...keys: string[]): Catalogue {
  return {
    has: (key) => keys.includes(key),
    t: (key, values) => (values ? `${key} ${JSON.stringify(values)}` : key),
  };
}

const fact = (outcome: string, inputs: TimelineFact['inputs']): TimelineFact => ({
  rule: 'R-W1',
  ruleVersion: 1,
  outcome,
  inputs,
  occurredAt: '2027-03-04T03:00:00Z',
  recordedAt: '2027-03-04T03:00:00Z',
});

describe('the words of a timeline', () => {
  it('R-W8: writes days, windows and numbers by what their names say, and leaves ids out', () => {
    const catalogue = catalogueOf(
      'timeline:R-W1.CONVERTED.what',
      'timeline:input.closedOn',
      'timeline:input.windowClosesAt',
      'timeline:input.dealId',
    );
    const text = timelineText(
      fact('CONVERTED', {
        closedOn: '2027-03-04',
        windowClosesAt: '2027-03-04T15:00:00Z',
        points: 2000,
        dealId: '0192f0c1-0000-7000-8000-000000000000',
      }),
      formats,
      catalogue,
      { actor: 'Dana Cole' },
    );
    expect(text.what).toContain('"closedOn":"4 March 2027"');
    expect(text.what).toContain('"points":2000');
    expect(text.inputs.map((input) => input.name)).toEqual(['closedOn', 'windowClosesAt']);
    expect(text.inputs[1]?.value).toContain('"day":"4 March 2027"');
  });

  it('keeps codes as codes for the sentence, so that it can choose its words by them', () => {
    const catalogue = catalogueOf('timeline:R-W1.UNQUALIFIED.what');
    const text = timelineText(
      fact('UNQUALIFIED', { reasonCode: 'ALREADY_CUSTOMER' }),
      formats,
      catalogue,
      { actor: 'Dana Cole' },
    );
    expect(text.what).toContain('"reasonCode":"ALREADY_CUSTOMER"');
  });

  it('R-A5: names what an id means from the screen, never from the entry, and who did it', () => {
    const catalogue = catalogueOf('timeline:R-W1.APPROVED.what');
    const entry = fact('APPROVED', { rewardId: 'r1', challengeId: 'c1' });
    const { what } = timelineText(entry, formats, catalogue, {
      actor: 'Priya Nair',
      byId: { r1: 'Gift card' },
    });
    expect(what).toContain('"actor":"Priya Nair"');
    expect(what).toContain('"reward":"Gift card"');
    expect(what).toContain('"challenge":"timeline:noun.challenge"');
  });

  it('lets a sentence choose its words by what is absent, and by yes and no', () => {
    const catalogue = catalogueOf('timeline:R-W1.MOVED.what');
    const entry = fact('MOVED', { reasonCode: null, windowOpen: false });
    const { what } = timelineText(entry, formats, catalogue, { actor: '' });
    expect(what).toContain('"reasonCode":"NONE","reasonCodeText":""');
    expect(what).toContain('"windowOpen":"no"');
  });

  it('R-W2: writes the end of a window in the zone that it was counted in', () => {
    const catalogue = catalogueOf('timeline:R-W1.SUBMITTED.what');
    const entry = fact('SUBMITTED', {
      timeZone: 'Pacific/Auckland',
      windowClosesAt: '2027-03-04T11:00:00Z',
    });
    const { what } = timelineText(entry, formats, catalogue, { actor: '' });
    // Auckland is 13 hours ahead: 11:00 UTC is its midnight after the 4th.
    expect(what).toContain('\\"day\\":\\"4 March 2027\\",\\"zone\\":\\"Auckland\\"');
  });

  it('R-W8: has words of its own for staff, and one reason for all outcomes of a rule', () => {
    const catalogue = catalogueOf(
      'timeline:R-W1.CONVERTED.what',
      'timeline:R-W1.CONVERTED.staff',
      'timeline:R-W1.why',
    );
    const told = (forStaff: boolean) =>
      timelineText(fact('CONVERTED', {}), formats, catalogue, { actor: '', forStaff });
    expect(told(false).what).toContain('CONVERTED.what');
    expect(told(true).what).toContain('CONVERTED.staff');
    expect(told(true).why).toContain('timeline:R-W1.why');
  });

  it('tells an outcome that it does not know by a general sentence, never by an empty line', () => {
    const text = timelineText(fact('SOMETHING_NEW', {}), formats, catalogueOf(), { actor: '' });
    expect(text.what).toBe('timeline:unknown {"outcome":"something new"}');
    expect(text.tone).toBe('progress');
  });

  it.each([
    ['CONVERTED', 'good'],
    ['REVERSED', 'undone'],
    ['DEAL_REOPENED', 'undone'],
    ['EXPIRED', 'ended'],
    ['CHANGES_REQUESTED', 'attention'],
    ['SUBMITTED', 'waiting'],
    ['FIRST_CONTACT', 'progress'],
    ['NOT_ACCEPTED', 'attention'],
    ['NOT_ACCEPTED_FINAL', 'ended'],
    ['CREDITED_EARLIER', 'ended'],
    ['WON_BEFORE_REFERRAL', 'ended'],
    ['WON_OUTSIDE_WINDOW', 'good'],
    ['NO_LONGER_DUPLICATE', 'good'],
    ['CLOSED_ON_REPORTED_LATE', 'attention'],
  ] as const)('%s looks %s', (outcome, tone) => {
    expect(timelineText(fact(outcome, {}), formats, catalogueOf(), { actor: '' }).tone).toBe(tone);
  });
});

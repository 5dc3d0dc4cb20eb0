import { describe, expect, it } from '@jest/globals';
import { createFormats } from './formats.js';
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
  ] as const)('%s looks %s', (outcome, tone) => {
    expect(timelineText(fact(outcome, {}), formats, catalogueOf(), { actor: '' }).tone).toBe(tone);
  });
});

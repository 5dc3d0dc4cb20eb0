import { describe, expect, it } from '@jest/globals';
import type { ValueRow } from './attribute-query.js';
import { changeOf, draftOf } from './draft.js';

const of = (type: ValueRow['attribute']['type'], said: Partial<ValueRow> = {}): ValueRow => ({
  attribute: {
    id: 'a1',
    name: 'Tier',
    type,
    shownToAdvocates: false,
    archived: false,
    version: 1,
    choices: [],
  },
  text: null,
  number: null,
  day: null,
  yesNo: null,
  choice: null,
  version: 0,
  ...said,
});

describe('a value that somebody changes', () => {
  it('is sent in the field of its type, with the version that was read', () => {
    const sent = { attributeId: 'a1', version: 0 };
    expect(changeOf(of('TEXT'), ' Gold ')).toEqual({ ...sent, text: 'Gold' });
    expect(changeOf(of('NUMBER'), 0)).toEqual({ ...sent, number: 0 });
    expect(changeOf(of('DAY'), '2027-03-04')).toEqual({ ...sent, day: '2027-03-04' });
    expect(changeOf(of('YES_NO'), 'NO')).toEqual({ ...sent, yesNo: false });
    expect(changeOf(of('CHOICE'), 'c1')).toEqual({ ...sent, choiceId: 'c1' });
  });

  it('is not sent where nothing changed, and is cleared by an empty field', () => {
    const said = of('YES_NO', { yesNo: false, version: 3 });
    expect(draftOf(said)).toBe('NO');
    expect(changeOf(said, 'NO')).toBeNull();
    expect(changeOf(said, '')).toEqual({ attributeId: 'a1', version: 3, clear: true });
    expect(changeOf(of('NUMBER', { number: 0 }), 0)).toBeNull();
    expect(changeOf(of('TEXT'), ' ')).toBeNull();
  });
});

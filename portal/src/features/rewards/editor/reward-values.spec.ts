import { describe, expect, it } from '@jest/globals';
import type { EditedRewardRow } from './reward-query.js';
import { codesIn, inputOf, NEW_REWARD, textIn, valuesOf } from './reward-values.js';

describe('a reward as it is sent', () => {
  it('tells its cost in the smallest unit of the currency', () => {
    const values = { ...NEW_REWARD, unitCost: 20.5 };
    expect(inputOf(values, 'USD').unitCostMinor).toBe(2050);
    expect(inputOf({ ...values, unitCost: 2000 }, 'JPY').unitCostMinor).toBe(2000);
  });

  it('sends nothing of a row that its input does not take', () => {
    const text = { name: '特典', description: '説明', terms: null };
    const row = {
      ...{ ...NEW_REWARD, unitCost: null, perAdvocateLimit: null, units: null },
      translations: [{ ...text, locale: 'ja', __typename: 'RewardTranslation' }],
    } as unknown as EditedRewardRow;
    const [sent = {}] = inputOf(valuesOf(row), 'JPY').translations;
    expect(Object.keys(sent).sort()).toEqual(['description', 'locale', 'name', 'terms']);
  });

  it('R-M1: has no currency without a cost', () => {
    expect(inputOf(NEW_REWARD, 'USD')).toMatchObject({ unitCostMinor: null, currency: null });
  });

  it('says how many there are where it is given by hand alone', () => {
    const values = { ...NEW_REWARD, units: 12, needsApproval: false };
    const byCode = { fulfilment: 'GIFT_CODE', units: null, needsApproval: true };
    expect(inputOf(values, 'USD')).toMatchObject(byCode);
    const byHand = { fulfilment: 'BY_HAND', units: 12, needsApproval: false };
    expect(inputOf({ ...values, fulfilment: 'BY_HAND' }, 'USD')).toMatchObject(byHand);
  });

  it('is read in the main text where there is no translation', () => {
    const japanese = { locale: 'ja' as const, name: '特典', description: '', terms: '' };
    const values = { ...NEW_REWARD, name: 'Reward', translations: [japanese] };
    expect(textIn(values, 'ja').name).toBe('特典');
    expect(textIn(values, 'id').name).toBe('Reward');
  });
});

describe('pasted gift codes', () => {
  it('R-R5: are one a line, without blanks, each once', () => {
    expect(codesIn(' A-1 \r\n\nB-2\nA-1\n')).toEqual(['A-1', 'B-2']);
  });
});

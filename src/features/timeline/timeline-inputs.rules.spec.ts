import { describe, expect, it } from '@jest/globals';
import { newId } from '../../kernel/ids.js';
import { keysWithText } from './timeline-inputs.rules.js';

describe('inputs of a timeline line', () => {
  it('R-A5: ids, days, moments, numbers, codes and zones pass', () => {
    const inputs = {
      id: newId(),
      closedOn: '2026-11-21',
      at: '2026-11-21T09:30:00.000Z',
      points: 300,
      reason: 'CRITERIA_NOT_MET',
      zone: 'America/Argentina/Buenos_Aires',
      final: false,
      by: null,
      shares: [40, 60],
    };
    expect(keysWithText(inputs)).toEqual([]);
  });

  it('R-A5: a name, an address, a free text or a name in another script is found', () => {
    const inputs = {
      name: 'Mei Tanaka',
      email: 'mei@example.com',
      kanji: '田中',
      empty: '',
      list: ['fine', 'not fine'],
      points: 1,
    };
    expect(keysWithText(inputs)).toEqual(['name', 'email', 'kanji', 'empty', 'list']);
  });
});

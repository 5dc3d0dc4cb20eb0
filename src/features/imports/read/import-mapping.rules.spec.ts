import { describe, expect, it } from '@jest/globals';
import { DEAL_SHAPE } from './deal-row.rules.js';
import { parseMapping } from './import-mapping.rules.js';
import { RecordReader } from './record-reader.rules.js';
import { ImportRefused } from './import-refused.rules.js';
import { REFERRAL_SHAPE } from './referral-row.rules.js';

const COLUMNS = { externalId: 'id', advocateEmail: 'from', submittedOn: 'on' };

function problemsOf(work: () => unknown): readonly string[] {
  try {
    work();
  } catch (error) {
    if (error instanceof ImportRefused) return error.problems;
    throw error;
  }
  return [];
}

describe('the mapping of an import', () => {
  it('names every key that is wrong, at once', () => {
    const mapping = {
      columns: { ...COLUMNS, stage: 'status', refereeEmail: 7 },
      constant: {},
      values: { source: 'no object' },
    };
    expect(problemsOf(() => parseMapping(REFERRAL_SHAPE, mapping))).toEqual([
      'mapping.columns.refereeEmail: want the name of a column of the file, as text',
      expect.stringMatching(/^mapping\.columns\.stage: not a column of referrals; those are ext/),
      'mapping.values.source: want an object such as { "Won": "WON" }',
      expect.stringMatching(/^mapping\.constant: not a part of a mapping; those are columns/),
    ]);
  });

  it('says what is needed and not told', () => {
    expect(problemsOf(() => parseMapping(REFERRAL_SHAPE, { columns: {} }))).toEqual([
      'mapping.columns: referrals need externalId',
      'mapping.columns: referrals need advocateExternalId or advocateEmail or advocateName',
      'mapping.columns: referrals need submittedOn or submittedAt',
    ]);
  });

  it('refuses a column that is told twice, and meanings of a column that nothing tells', () => {
    const mapping = {
      columns: { externalId: 'id', stage: 'stage' },
      constants: { stage: 'WON' },
      values: { currency: { dollars: 'USD' } },
    };
    expect(problemsOf(() => parseMapping(DEAL_SHAPE, mapping))).toEqual([
      'mapping: stage is in columns and in constants; want it in one of them',
      'mapping.values.currency: nothing tells currency; add it to columns',
    ]);
  });

  it('refuses what is no mapping', () => {
    for (const mapping of [null, 'columns', [], 7]) {
      expect(problemsOf(() => parseMapping(DEAL_SHAPE, mapping))).toHaveLength(1);
    }
  });

  it('says which columns the file lacks, and which it has twice', () => {
    const mapping = parseMapping(REFERRAL_SHAPE, { columns: COLUMNS });
    const header = ['id', 'on', 'on'];
    expect(problemsOf(() => new RecordReader(REFERRAL_SHAPE, mapping, header))).toEqual([
      'mapping.columns.advocateEmail: the file has no column "from"; it has id, on, on',
      'mapping.columns.submittedOn: the file has 2 columns "on"; want one',
    ]);
  });

  it('reads columns, constants and meanings, without space around them', () => {
    const mapping = parseMapping(DEAL_SHAPE, {
      columns: { externalId: 'id', stage: 'status' },
      constants: { currency: 'JPY', amount: 500 },
      values: { stage: { 'Closed Won': 'WON', '': 'OPEN' } },
    });
    const reader = new RecordReader(DEAL_SHAPE, mapping, ['id', 'status']);
    expect(reader.text([' A1 ', ' Closed Won '], 'stage')).toBe('WON');
    expect(reader.text(['A1', ''], 'stage')).toBe('OPEN');
    expect(reader.text([' A1 ', 'x'], 'externalId')).toBe('A1');
    expect(reader.text(['A1', 'x'], 'amount')).toBe('500');
    expect(reader.text(['A1', 'x'], 'name')).toBe('');
  });
});

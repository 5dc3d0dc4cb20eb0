import { describe, expect, it } from '@jest/globals';
import { guessColumns, guessMeanings } from './guess-columns.rules.js';
import { DEALS as deals, REFERRALS as referrals } from './import-fields.rules.js';

const guessed = (kind: typeof deals, columns: Readonly<Record<string, string[]>>) =>
  Object.fromEntries(
    guessColumns(
      kind,
      Object.entries(columns).map(([name, samples]) => ({ name, samples })),
    ),
  );

describe('columns are guessed by name and content', () => {
  it('of an export of deals', () => {
    const columns = {
      'Opportunity ID': ['006A', '006B'],
      'Opportunity Name': ['Big one'],
      'Account Name': ['North Wind'],
      Stage: ['Closed Won', 'Negotiation'],
      'Close Date': ['2026-10-20'],
      Amount: ['1.200,00'],
      Owner: ['Dana'],
    };
    expect(guessed(deals, columns)).toEqual({
      externalId: 'Opportunity ID',
      name: 'Opportunity Name',
      company: 'Account Name',
      stage: 'Stage',
      closedOn: 'Close Date',
      amount: 'Amount',
    });
  });

  it('R-D4: what orders the rows, by a name that says nothing else', () => {
    const of = (column: string, sample: string) =>
      guessed(deals, { 'Deal ID': ['1'], [column]: [sample] });
    const changedAt = ['Last Modified Date', 'updated_at', 'Modified Time', 'hs_lastmodifieddate'];
    for (const column of [...changedAt, '最終更新日時', 'Terakhir Diubah', '最后修改时间']) {
      expect(of(column, '2026-03-01 09:30')).toEqual({
        externalId: 'Deal ID',
        changedAt: column,
      });
    }
    expect(of('更新日', '2026/03/01')).toEqual({ externalId: 'Deal ID', changedOn: '更新日' });
    expect(of('RowVersion', '12')).toEqual({ externalId: 'Deal ID', version: 'RowVersion' });
    expect(of('Conversion', '12')).toEqual({ externalId: 'Deal ID' });
    const two = { 'Deal ID': ['1'], updated_at: ['2026-03-01 09:30'], RowVersion: ['3'] };
    expect(guessed(deals, two)).toEqual({ externalId: 'Deal ID', changedAt: 'updated_at' });
  });

  it('of a Japanese export', () => {
    const columns = { 商談ID: ['1'], 取引先名: ['北浜'], フェーズ: ['受注'], 金額: ['1,200'] };
    expect(guessed(deals, columns)).toEqual({
      externalId: '商談ID',
      company: '取引先名',
      stage: 'フェーズ',
      amount: '金額',
    });
  });

  it('who referred and who was referred are told apart', () => {
    const columns = {
      'Lead ID': ['1'],
      'Referred by (email)': ['mei@kitahama.example'],
      Name: ['Lea'],
      Email: ['lea@north.example'],
      Company: ['North'],
      'Created Date': ['2026-09-01'],
    };
    expect(guessed(referrals, columns)).toEqual({
      externalId: 'Lead ID',
      advocateEmail: 'Referred by (email)',
      refereeName: 'Name',
      refereeEmail: 'Email',
      refereeCompany: 'Company',
      submittedOn: 'Created Date',
    });
  });

  it('a stage whose words say nothing of won and lost gives way to a status that does', () => {
    const columns = {
      'Deal - ID': ['12'],
      'Deal - Title': ['Rollout'],
      'Deal - Stage': ['Negotiations Started', 'Proposal Made'],
      'Deal - Status': ['Won', 'Lost', 'Open'],
      'Organization - ID': ['7'],
      'Organization - Name': ['Hanabira GmbH'],
    };
    expect(guessed(deals, columns)).toEqual({
      externalId: 'Deal - ID',
      name: 'Deal - Title',
      stage: 'Deal - Status',
      company: 'Organization - Name',
    });
    expect(guessed(deals, { ID: ['12'], Stage: ['Proposal Made'] })).toMatchObject({
      stage: 'Stage',
    });
  });

  it('names in two parts, and an advocate told by address', () => {
    const columns = {
      'Record ID': ['501'],
      'First Name': ['Omar'],
      'Last Name': ['Haddad'],
      Email: ['omar@haddad.example'],
      'Campaign name': ['Spring'],
      'Referred by': ['rosa@feld.example'],
    };
    expect(guessed(referrals, columns)).toEqual({
      externalId: 'Record ID',
      advocateEmail: 'Referred by',
      refereeGivenName: 'First Name',
      refereeFamilyName: 'Last Name',
      refereeEmail: 'Email',
    });
  });

  it('a day that cannot be read is mapped all the same: its rows say so', () => {
    const columns = { ID: ['1'], 'Close date': ['46300', '########'] };
    expect(guessed(deals, columns)).toMatchObject({ closedOn: 'Close date' });
  });

  it('what a column holds speaks against its name', () => {
    expect(guessed(deals, { ID: ['1'], Value: ['high', 'low'] })).toEqual({ externalId: 'ID' });
  });

  it('a day or a moment, never both', () => {
    const columns = { 'Close Date': ['2026-10-20'], 'Closed at': ['2026-10-20 10:00'] };
    expect(Object.keys(guessed(deals, columns))).toHaveLength(1);
  });

  it('words of a stage mean one of ours; our own need no meaning', () => {
    const stage = deals.fields.find(({ name }) => name === 'stage');
    if (!stage) throw new Error('Deals have a stage.');
    const words = ['Closed Won', 'Closed Lost', '受注', 'Negotiation', 'won'];
    expect([...guessMeanings(stage, words)]).toEqual([
      ['Closed Won', 'WON'],
      ['Closed Lost', 'LOST'],
      ['受注', 'WON'],
      ['Negotiation', 'OPEN'],
    ]);
  });
});

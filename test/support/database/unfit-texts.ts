import { isEmail } from '../../../src/kernel/email.js';
import { MOST_MINOR } from '../../../src/kernel/money.js';
import { lineProblem, LONGEST, textProblem } from '../../../src/kernel/texts.js';
import type { TestDatabase } from './test-database.js';

/** Columns of one line that people or other systems fill in, and how long each may be. */
const LINES: Readonly<Record<string, number>> = {
  'advocate.name': LONGEST.name,
  'advocate.external_id': LONGEST.externalId,
  'api_key.name': 100,
  'company.name': LONGEST.name,
  'company.external_id': LONGEST.externalId,
  'deal.name': LONGEST.name,
  'deal.external_id': LONGEST.externalId,
  'deal.referral_external_id': LONGEST.externalId,
  'idempotency_key.key': 255,
  'membership.invited_name': LONGEST.name,
  'program.name': 100,
  'referral.external_id': LONGEST.externalId,
  'referral.referee_name': LONGEST.name,
  'referral.source_label': LONGEST.label,
  'reward.name': 120,
};

const ADDRESSES = ['advocate.email', 'referral.referee_email'];

/** The longest text of several lines: the terms of a reward. */
const LONGEST_TEXT = 10_000;

/** Which texts, days and amounts of the database no form would take: `company.name: "a\nb"`. */
export async function unfitTexts(test: TestDatabase): Promise<string[]> {
  const found: string[] = [];
  const look = async (column: string, isFit: (text: string) => boolean): Promise<void> => {
    const [table = '', name = ''] = column.split('.');
    const rows = await test.superuser<{ text: string }>(
      `SELECT DISTINCT ${name}::text AS text FROM ${table} WHERE ${name} IS NOT NULL`,
    );
    for (const { text } of rows) {
      if (!isFit(text)) found.push(`${column}: ${JSON.stringify(text.slice(0, 80))}`);
    }
  };
  for (const [column, max] of Object.entries(LINES)) {
    await look(column, (text) => text.trim() !== '' && lineProblem(text, max) === null);
  }
  for (const column of ADDRESSES) await look(column, isEmail);
  for (const column of await longColumns(test)) {
    await look(column, (text) => textProblem(text, LONGEST_TEXT) === null);
  }
  for (const column of ['deal.amount_minor', 'reward.unit_cost_minor']) {
    await look(column, (text) => Number(text) <= MOST_MINOR && Number(text) >= 0);
  }
  for (const column of ['deal.closed_on', 'referral.submitted_on']) {
    await look(column, (day) => day >= '1900-01-01' && day <= '2100-01-01');
  }
  return found;
}

/** All others that hold text. */
async function longColumns(test: TestDatabase): Promise<string[]> {
  const rows = await test.superuser<{ name: string }>(
    `SELECT c.table_name || '.' || c.column_name AS name FROM information_schema.columns c
       JOIN information_schema.tables t USING (table_schema, table_name)
      WHERE c.table_schema = 'public' AND c.data_type = 'text' AND t.table_type = 'BASE TABLE'
        AND c.table_name NOT LIKE 'schema\\_%' ORDER BY 1`,
  );
  return rows.map(({ name }) => name).filter((name) => !(name in LINES));
}

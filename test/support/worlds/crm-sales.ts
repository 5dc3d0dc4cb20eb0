import { existsSync } from 'node:fs';
import { join } from 'node:path';

const FOLDER = process.env['GOODTURN_DATA'] ?? join(process.cwd(), '..', 'shared', 'data');

/** Public data that is not part of this repository, or null; says so on one line. */
export function findCrmSales(): string | null {
  const file = join(FOLDER, 'crm-sales', 'sales_pipeline.csv');
  if (existsSync(file)) return file;
  process.stderr.write(`No data set at ${FOLDER} (GOODTURN_DATA): its figures are not checked.\n`);
  return null;
}

/** A sales agent refers an account; the day of engagement is the day of submission. */
export const CRM_REFERRALS = {
  columns: {
    externalId: 'opportunity_id',
    advocateExternalId: 'sales_agent',
    advocateName: 'sales_agent',
    refereeCompany: 'account',
    source: 'product',
    submittedOn: 'engage_date',
  },
  values: { source: { GTXPro: 'GTX Pro' } },
};

export const CRM_DEALS = {
  columns: {
    externalId: 'opportunity_id',
    referralExternalId: 'opportunity_id',
    name: 'product',
    company: 'account',
    stage: 'deal_stage',
    closedOn: 'close_date',
    amount: 'close_value',
  },
  values: { stage: { Won: 'WON', Lost: 'LOST', Engaging: 'OPEN', Prospecting: 'OPEN' } },
};

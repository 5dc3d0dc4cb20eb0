import type { Id } from '../../../kernel/ids.js';
import { pageOf, type Page, type PageRequest } from '../../../kernel/page.js';
import { ListValues, type Tx } from '../../../platform/database/index.js';
import type { DealWait } from './deal-wait.rules.js';

export interface DealWaitRow {
  readonly dealId: Id;
  readonly reason: DealWait;
  /** the referrals of its company, 101 at most */
  readonly candidates: number;
  readonly since: Date;
}

/** Why deals wait (R-W13), by deal; none for those that do not. */
export async function waitsOfDeals(tx: Tx, dealIds: readonly Id[]): Promise<Map<Id, DealWaitRow>> {
  const rows = await tx.query<DealWaitRow[]>(
    `SELECT deal_id AS "dealId", reason, candidates, since FROM deal_wait
     WHERE program_id = $1 AND deal_id = ANY ($2::uuid[])`,
    [tx.programId, dealIds],
  );
  return new Map(rows.map((row) => [row.dealId, row]));
}

/** Deals that wait for a choice, the longest wait first; the cursor's keys are `[since, id]`. */
export async function pageOfWaits(
  tx: Tx,
  page: PageRequest,
): Promise<Page<Pick<DealWaitRow, 'dealId' | 'since'>>> {
  const values = new ListValues(tx.programId);
  const rows = await tx.query<Pick<DealWaitRow, 'dealId' | 'since'>[]>(
    `SELECT deal_id AS "dealId", since FROM deal_wait
     WHERE program_id = $1 ${values.behind(page, { since: 'moment', deal_id: 'id' }, '>')}
     ORDER BY since, deal_id ${values.limit(page)}`,
    values.all,
  );
  return pageOf(rows, page.first);
}

export async function countDealsThatWait(tx: Tx): Promise<number> {
  const [row] = await tx.query<{ waiting: number }[]>(
    'SELECT count(*)::int AS waiting FROM deal_wait WHERE program_id = $1',
    [tx.programId],
  );
  return row?.waiting ?? 0;
}

/** A person's choice for a deal; the links hold which referrals they chose. */
export interface DealChoiceRow {
  readonly dealId: Id;
  readonly version: number;
  readonly chosenAt: Date;
  /** their membership or key; null for a machine */
  readonly chosenBy: Id | null;
}

export async function choicesOfDeals(
  tx: Tx,
  dealIds: readonly Id[],
): Promise<Map<Id, DealChoiceRow>> {
  const rows = await tx.query<DealChoiceRow[]>(
    `SELECT deal_id AS "dealId", version, chosen_at AS "chosenAt", chosen_by AS "chosenBy"
     FROM deal_choice WHERE program_id = $1 AND deal_id = ANY ($2::uuid[])`,
    [tx.programId, dealIds],
  );
  return new Map(rows.map((row) => [row.dealId, row]));
}

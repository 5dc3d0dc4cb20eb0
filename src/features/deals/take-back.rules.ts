import type { Id } from '../../kernel/ids.js';

/** How a deal was described before a source reported it. */
export interface DealDescription {
  readonly name: string | null;
  readonly companyId: Id | null;
  readonly referralExternalId: string | null;
}

/** What one source reported of a deal, and no longer does. */
export interface ReportTakenBack {
  readonly dealId: Id;
  readonly source: string;
  readonly factIds: readonly string[];
  /** null: it brought the deal in */
  readonly before: DealDescription | null;
}

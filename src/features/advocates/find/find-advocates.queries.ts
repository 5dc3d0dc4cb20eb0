import { isId, type Id } from '../../../kernel/ids.js';
import { pageOf, type Page, type PageRequest } from '../../../kernel/page.js';
import { containing, ListValues, type Tx } from '../../../platform/database/index.js';
import { ADVOCATE_COLUMNS, type AdvocateRow, type AdvocateStatus } from '../profile/index.js';
import type { AdvocateCondition } from './advocate-conditions.queries.js';
import { CAN_BE_ASKED, standing, type WillingTo } from '../willing/index.js';

export interface AdvocateFilter {
  /** parts of the name or the address */
  readonly search?: string | null | undefined;
  /**
   * absent: all but who has left (R-U5); with `willingTo` those who can be asked, as the overview
   * counts them
   */
  readonly statuses?: readonly AdvocateStatus[] | null | undefined;
  /** who would do any of these */
  readonly willingTo?: readonly WillingTo[] | null | undefined;
  /** who bears one of these tags */
  readonly tagIds?: readonly Id[] | null | undefined;
  /** who cares about any of these */
  readonly interestIds?: readonly Id[] | null | undefined;
  /** who works there */
  readonly companyId?: Id | null | undefined;
  /** whom this membership or key nominated: of any status, where none is asked for */
  readonly nominatedBy?: Id | null | undefined;
  /** whom staff named and nobody has invited yet, as `countNominees` counts them */
  readonly nominees?: boolean | null | undefined;
  readonly meets?: AdvocateCondition | null | undefined;
}

/** By name; the cursor's keys are `[name, id]`. */
export async function searchAdvocates(
  tx: Tx,
  filter: AdvocateFilter,
  page: PageRequest,
): Promise<Page<AdvocateRow>> {
  const values = new ListValues(tx.programId);
  const conditions = [
    ofStatus(filter, values),
    ...whoAre(filter, tx.now, values),
    values.behind(page, { name: 'text', id: 'id' }, '>'),
  ];
  const rows = await tx.query<AdvocateRow[]>(
    `SELECT ${ADVOCATE_COLUMNS} FROM advocate a
      WHERE program_id = $1 AND merged_into IS NULL ${conditions.join(' ')}
      ORDER BY name, id ${values.limit(page)}`,
    values.all,
  );
  return pageOf(rows, page.first);
}

function whoAre(filter: AdvocateFilter, now: Date, values: ListValues): readonly string[] {
  const { search, willingTo, tagIds, interestIds, companyId, meets } = filter;
  return [
    search ? called(search, values) : '',
    willingTo ? wouldDo(willingTo, now, values) : '',
    tagIds ? bearing(tagIds.filter(isId), values) : '',
    interestIds ? careFor(interestIds, values) : '',
    companyId ? workingAt(companyId, values) : '',
    ...nominated(filter, values),
    meets ? `AND (${meets(values)})` : '',
  ];
}

function ofStatus(
  { statuses, willingTo, nominatedBy }: AdvocateFilter,
  values: ListValues,
): string {
  const wanted = statuses ?? (willingTo ? CAN_BE_ASKED : null);
  if (wanted !== null) return `AND status = ANY (${values.put(wanted)}::text[])`;
  return nominatedBy ? '' : `AND status <> 'LEFT'`;
}

function called(search: string, values: ListValues): string {
  const pattern = values.put(containing(search));
  return `AND (name ILIKE ${pattern} OR email ILIKE ${pattern})`;
}

function wouldDo(kinds: readonly WillingTo[], now: Date, values: ListValues): string {
  return `AND EXISTS (SELECT 1 FROM willing w
    WHERE w.program_id = $1 AND w.advocate_id = a.id
      AND w.kind = ANY (${values.put(kinds)}::text[]) AND ${standing('w', values.put(now))})`;
}

/** Nobody, where it is no id. */
function workingAt(companyId: Id, values: ListValues): string {
  return isId(companyId) ? `AND company_id = ${values.put(companyId)}` : 'AND false';
}

function nominated({ nominatedBy, nominees }: AdvocateFilter, values: ListValues): string[] {
  const named = 'id IN (SELECT n.advocate_id FROM nomination n WHERE n.program_id = $1';
  return [
    nominatedBy ? `AND ${named} AND n.nominated_by = ${values.put(nominatedBy)})` : '',
    nominees ? `AND status = 'NOMINATED' AND ${named})` : '',
  ];
}

function bearing(tagIds: readonly Id[], values: ListValues): string {
  return `AND id IN (SELECT b.advocate_id FROM advocate_tagged b
    WHERE b.program_id = $1 AND b.tag_id = ANY (${values.put(tagIds)}::uuid[]))`;
}

/** Nobody cares about what has no id of ours. */
function careFor(interestIds: readonly Id[], values: ListValues): string {
  return `AND EXISTS (SELECT 1 FROM advocate_interest c
    WHERE c.program_id = $1 AND c.advocate_id = a.id
      AND c.interest_id = ANY (${values.put(interestIds.filter(isId))}::uuid[]))`;
}

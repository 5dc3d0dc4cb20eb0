import type { Id } from '../../kernel/ids.js';
import { pageOf, type Page, type PageRequest } from '../../kernel/page.js';
import { ListValues, type Tx } from '../../platform/database/index.js';
import { tagKey } from './tag.rules.js';

export interface TagRow {
  readonly id: Id;
  readonly name: string;
  /** the name as `tagKey` makes it */
  readonly nameKey: string;
  readonly version: number;
}

const TAG = 't.id, t.name, t.name_key AS "nameKey", t.version';

export function findTagsByIds(tx: Tx, ids: readonly Id[]): Promise<TagRow[]> {
  return tx.query<TagRow[]>(
    `SELECT ${TAG} FROM tag t WHERE t.program_id = $1 AND t.id = ANY ($2::uuid[])`,
    [tx.programId, ids],
  );
}

/** `keys` as `tagKey` makes them. */
export function findTagsByKeys(tx: Tx, keys: readonly string[]): Promise<TagRow[]> {
  return tx.query<TagRow[]>(
    `SELECT ${TAG} FROM tag t WHERE t.program_id = $1 AND t.name_key = ANY ($2::text[])`,
    [tx.programId, keys],
  );
}

export interface TagFilter {
  /** a part of the name, in any case and width; null: all */
  readonly search: string | null;
  /** null: all */
  readonly ids: readonly Id[] | null;
}

/** By name; the cursor's keys are `[nameKey, id]`. */
export async function pageOfTags(
  tx: Tx,
  { search, ids }: TagFilter,
  page: PageRequest,
): Promise<Page<TagRow>> {
  const values = new ListValues(tx.programId);
  const key = search === null ? '' : tagKey(search).replace(/[\\%_]/g, '\\$&');
  const found = key === '' ? '' : `AND t.name_key LIKE ${values.put(`%${key}%`)}`;
  const named = ids === null ? '' : `AND t.id = ANY (${values.put(ids)}::uuid[])`;
  const rows = await tx.query<TagRow[]>(
    `SELECT ${TAG} FROM tag t
      WHERE t.program_id = $1 ${found} ${named} ${values.behind(page, { 't.name_key': 'text', 't.id': 'id' }, '>')}
      ORDER BY t.name_key, t.id ${values.limit(page)}`,
    values.all,
  );
  return pageOf(rows, page.first);
}

interface BorneTagRow extends TagRow {
  readonly bearerId: Id;
}

/** By advocate, each one's tags by name. */
export async function tagsOfAdvocates(
  tx: Tx,
  advocateIds: readonly Id[],
): Promise<Map<Id, TagRow[]>> {
  return byBearer(
    await tx.query<BorneTagRow[]>(
      `SELECT b.advocate_id AS "bearerId", ${TAG} FROM advocate_tag b
         JOIN tag t ON t.program_id = b.program_id AND t.id = b.tag_id
        WHERE b.program_id = $1 AND b.advocate_id = ANY ($2::uuid[]) ORDER BY t.name_key`,
      [tx.programId, advocateIds],
    ),
  );
}

/** By company, each one's tags by name. */
export async function tagsOfCompanies(
  tx: Tx,
  companyIds: readonly Id[],
): Promise<Map<Id, TagRow[]>> {
  return byBearer(
    await tx.query<BorneTagRow[]>(
      `SELECT b.company_id AS "bearerId", ${TAG} FROM company_tag b
         JOIN tag t ON t.program_id = b.program_id AND t.id = b.tag_id
        WHERE b.program_id = $1 AND b.company_id = ANY ($2::uuid[]) ORDER BY t.name_key`,
      [tx.programId, companyIds],
    ),
  );
}

function byBearer(rows: readonly BorneTagRow[]): Map<Id, TagRow[]> {
  const found = new Map<Id, TagRow[]>();
  for (const { bearerId, ...tag } of rows) {
    found.set(bearerId, [...(found.get(bearerId) ?? []), tag]);
  }
  return found;
}

/** How many bear a tag. */
export interface BearerCounts {
  readonly advocates: number;
  readonly companies: number;
}

/** By tag. */
export async function countBearers(tx: Tx, tagIds: readonly Id[]): Promise<Map<Id, BearerCounts>> {
  const rows = await tx.query<(BearerCounts & { readonly id: Id })[]>(
    `SELECT t.id,
       (SELECT count(*)::int FROM advocate_tag b
         WHERE b.program_id = $1 AND b.tag_id = t.id) AS advocates,
       (SELECT count(*)::int FROM company_tag b
         WHERE b.program_id = $1 AND b.tag_id = t.id) AS companies
       FROM tag t WHERE t.program_id = $1 AND t.id = ANY ($2::uuid[])`,
    [tx.programId, tagIds],
  );
  return new Map(rows.map(({ id, ...counts }) => [id, counts]));
}

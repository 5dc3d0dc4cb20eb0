import { Injectable } from '@nestjs/common';
import type { Actor } from '../../kernel/actor.js';
import type { Id } from '../../kernel/ids.js';
import type { Tx } from '../../platform/database/index.js';
import { companiesMeant, findCompaniesByIds } from '../companies/index.js';
import { RecordTimeline } from '../timeline/index.js';
import type { TagOfBearer } from './tag-line.js';
import {
  eachWith,
  tagBearers,
  type TagChangeInput,
  type Tagged,
  type TagKeeper,
} from './tag-bearers.js';

export interface TagCompaniesInput extends TagChangeInput {
  readonly companyIds: readonly Id[];
}

const companies: TagKeeper = {
  bearer: 'COMPANY',
  field: 'companyIds',
  find: findCompaniesByIds,
  add: (tx, ids, tagIds) => addCompanyTags(tx, eachWith(ids, tagIds)),
  remove: (tx, ids, tagIds) => removeCompanyTags(tx, eachWith(ids, tagIds)),
};

/** Tags one company or hundreds (`tagBearers`). Throws InvalidInput, NotFound. */
@Injectable()
export class TagCompanies {
  constructor(private readonly timeline: RecordTimeline) {}

  async tagCompanies(
    tx: Tx,
    actor: Actor,
    { companyIds, ...change }: TagCompaniesInput,
  ): Promise<Tagged> {
    const ids = [...(await companiesMeant(tx, companyIds)).values()];
    return tagBearers(companies, this.timeline, tx, actor, { ...change, ids });
  }
}

export function addCompanyTags(tx: Tx, pairs: readonly TagOfBearer[]): Promise<TagOfBearer[]> {
  return tx.query<TagOfBearer[]>(
    `INSERT INTO company_tag (program_id, company_id, tag_id, tagged_at)
     SELECT $1, p.id, p.tag_id, $4 FROM unnest($2::uuid[], $3::uuid[]) AS p (id, tag_id)
      ORDER BY p.id, p.tag_id
     ON CONFLICT DO NOTHING RETURNING company_id AS "bearerId", tag_id AS "tagId"`,
    [tx.programId, pairs.map(({ bearerId }) => bearerId), pairs.map(({ tagId }) => tagId), tx.now],
  );
}

/** Locked in one order, so that two who take the same tags away wait for one another. */
export function removeCompanyTags(tx: Tx, pairs: readonly TagOfBearer[]): Promise<TagOfBearer[]> {
  return tx.query<TagOfBearer[]>(
    `WITH borne AS MATERIALIZED (
       SELECT t.company_id, t.tag_id FROM company_tag t
         JOIN unnest($2::uuid[], $3::uuid[]) AS p (id, tag_id) ON p.id = t.company_id AND p.tag_id = t.tag_id
        WHERE t.program_id = $1 ORDER BY t.company_id, t.tag_id FOR UPDATE OF t
     ), gone AS (
       DELETE FROM company_tag t USING borne b
        WHERE t.program_id = $1 AND t.company_id = b.company_id AND t.tag_id = b.tag_id
       RETURNING t.company_id, t.tag_id
     ) SELECT company_id AS "bearerId", tag_id AS "tagId" FROM gone`,
    [tx.programId, pairs.map(({ bearerId }) => bearerId), pairs.map(({ tagId }) => tagId)],
  );
}

import { Injectable } from '@nestjs/common';
import type { Actor } from '../../kernel/actor.js';
import type { Id } from '../../kernel/ids.js';
import type { Tx } from '../../platform/database/index.js';
import { companiesMeant, findCompaniesByIds } from '../companies/index.js';
import { RecordTimeline } from '../timeline/index.js';
import type { TagOfBearer } from './tag-line.js';
import { tagBearers, type TagChangeInput, type Tagged, type TagKeeper } from './tag-bearers.js';

export interface TagCompaniesInput extends TagChangeInput {
  readonly companyIds: readonly Id[];
}

const companies: TagKeeper = {
  bearer: 'COMPANY',
  field: 'companyIds',
  find: findCompaniesByIds,
  add: addTags,
  remove: removeTags,
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

function addTags(tx: Tx, ids: readonly Id[], tagIds: readonly Id[]): Promise<TagOfBearer[]> {
  return tx.query<TagOfBearer[]>(
    `INSERT INTO company_tag (program_id, company_id, tag_id, tagged_at)
     SELECT $1, c.id, t.id, $4 FROM unnest($2::uuid[]) AS c (id), unnest($3::uuid[]) AS t (id)
      ORDER BY c.id, t.id
     ON CONFLICT DO NOTHING RETURNING company_id AS "bearerId", tag_id AS "tagId"`,
    [tx.programId, ids, tagIds, tx.now],
  );
}

/** Locked in one order, so that two who take the same tags away wait for one another. */
function removeTags(tx: Tx, ids: readonly Id[], tagIds: readonly Id[]): Promise<TagOfBearer[]> {
  return tx.query<TagOfBearer[]>(
    `WITH borne AS MATERIALIZED (
       SELECT company_id, tag_id FROM company_tag
        WHERE program_id = $1 AND company_id = ANY ($2::uuid[]) AND tag_id = ANY ($3::uuid[])
        ORDER BY company_id, tag_id FOR UPDATE
     ), gone AS (
       DELETE FROM company_tag t USING borne b
        WHERE t.program_id = $1 AND t.company_id = b.company_id AND t.tag_id = b.tag_id
       RETURNING t.company_id, t.tag_id
     ) SELECT company_id AS "bearerId", tag_id AS "tagId" FROM gone`,
    [tx.programId, ids, tagIds],
  );
}

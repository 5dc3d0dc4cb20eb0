import { Injectable } from '@nestjs/common';
import type { Actor } from '../../kernel/actor.js';
import type { Id } from '../../kernel/ids.js';
import type { Tx } from '../../platform/database/index.js';
import { findAdvocatesByIds } from '../advocates/index.js';
import { RecordTimeline } from '../timeline/index.js';
import type { TagOfBearer } from './tag-line.js';
import { tagBearers, type TagChangeInput, type Tagged, type TagKeeper } from './tag-bearers.js';

export interface TagAdvocatesInput extends TagChangeInput {
  readonly advocateIds: readonly Id[];
}

const advocates: TagKeeper = {
  bearer: 'ADVOCATE',
  field: 'advocateIds',
  find: findAdvocatesByIds,
  add: addTags,
  remove: removeTags,
};

/** Tags one advocate or hundreds (`tagBearers`). Throws InvalidInput, NotFound. */
@Injectable()
export class TagAdvocates {
  constructor(private readonly timeline: RecordTimeline) {}

  tagAdvocates(
    tx: Tx,
    actor: Actor,
    { advocateIds: ids, ...change }: TagAdvocatesInput,
  ): Promise<Tagged> {
    return tagBearers(advocates, this.timeline, tx, actor, { ...change, ids });
  }
}

function addTags(tx: Tx, ids: readonly Id[], tagIds: readonly Id[]): Promise<TagOfBearer[]> {
  return tx.query<TagOfBearer[]>(
    `INSERT INTO advocate_tag (program_id, advocate_id, tag_id, tagged_at)
     SELECT $1, a.id, t.id, $4 FROM unnest($2::uuid[]) AS a (id), unnest($3::uuid[]) AS t (id)
      ORDER BY a.id, t.id
     ON CONFLICT DO NOTHING RETURNING advocate_id AS "bearerId", tag_id AS "tagId"`,
    [tx.programId, ids, tagIds, tx.now],
  );
}

/** Locked in one order, so that two who take the same tags away wait for one another. */
function removeTags(tx: Tx, ids: readonly Id[], tagIds: readonly Id[]): Promise<TagOfBearer[]> {
  return tx.query<TagOfBearer[]>(
    `WITH borne AS MATERIALIZED (
       SELECT advocate_id, tag_id FROM advocate_tag
        WHERE program_id = $1 AND advocate_id = ANY ($2::uuid[]) AND tag_id = ANY ($3::uuid[])
        ORDER BY advocate_id, tag_id FOR UPDATE
     ), gone AS (
       DELETE FROM advocate_tag t USING borne b
        WHERE t.program_id = $1 AND t.advocate_id = b.advocate_id AND t.tag_id = b.tag_id
       RETURNING t.advocate_id, t.tag_id
     ) SELECT advocate_id AS "bearerId", tag_id AS "tagId" FROM gone`,
    [tx.programId, ids, tagIds],
  );
}

import { Injectable } from '@nestjs/common';
import type { Actor } from '../../kernel/actor.js';
import type { Id } from '../../kernel/ids.js';
import type { Tx } from '../../platform/database/index.js';
import { findAdvocatesByIds } from '../advocates/index.js';
import { RecordTimeline } from '../timeline/index.js';
import type { TagOfBearer } from './tag-line.js';
import {
  eachWith,
  tagBearers,
  type TagChangeInput,
  type Tagged,
  type TagKeeper,
} from './tag-bearers.js';

export interface TagAdvocatesInput extends TagChangeInput {
  readonly advocateIds: readonly Id[];
}

const advocates: TagKeeper = {
  bearer: 'ADVOCATE',
  field: 'advocateIds',
  find: findAdvocatesByIds,
  add: (tx, ids, tagIds) => addAdvocateTags(tx, eachWith(ids, tagIds)),
  remove: (tx, ids, tagIds) => removeAdvocateTags(tx, eachWith(ids, tagIds)),
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

export function addAdvocateTags(tx: Tx, pairs: readonly TagOfBearer[]): Promise<TagOfBearer[]> {
  return tx.query<TagOfBearer[]>(
    `INSERT INTO advocate_tag (program_id, advocate_id, tag_id, tagged_at)
     SELECT $1, p.id, p.tag_id, $4 FROM unnest($2::uuid[], $3::uuid[]) AS p (id, tag_id)
      ORDER BY p.id, p.tag_id
     ON CONFLICT DO NOTHING RETURNING advocate_id AS "bearerId", tag_id AS "tagId"`,
    [tx.programId, pairs.map(({ bearerId }) => bearerId), pairs.map(({ tagId }) => tagId), tx.now],
  );
}

/** Locked in one order, so that two who take the same tags away wait for one another. */
export function removeAdvocateTags(tx: Tx, pairs: readonly TagOfBearer[]): Promise<TagOfBearer[]> {
  return tx.query<TagOfBearer[]>(
    `WITH borne AS MATERIALIZED (
       SELECT t.advocate_id, t.tag_id FROM advocate_tag t
         JOIN unnest($2::uuid[], $3::uuid[]) AS p (id, tag_id) ON p.id = t.advocate_id AND p.tag_id = t.tag_id
        WHERE t.program_id = $1 ORDER BY t.advocate_id, t.tag_id FOR UPDATE OF t
     ), gone AS (
       DELETE FROM advocate_tag t USING borne b
        WHERE t.program_id = $1 AND t.advocate_id = b.advocate_id AND t.tag_id = b.tag_id
       RETURNING t.advocate_id, t.tag_id
     ) SELECT advocate_id AS "bearerId", tag_id AS "tagId" FROM gone`,
    [tx.programId, pairs.map(({ bearerId }) => bearerId), pairs.map(({ tagId }) => tagId)],
  );
}

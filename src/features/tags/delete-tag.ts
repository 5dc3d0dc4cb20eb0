import { Injectable } from '@nestjs/common';
import type { Actor } from '../../kernel/actor.js';
import type { Id } from '../../kernel/ids.js';
import type { Tx } from '../../platform/database/index.js';
import { NotFound, StaleVersion } from '../../platform/errors/index.js';
import { RecordTimeline } from '../timeline/index.js';
import { dependentsOf, holdDependents, StillUsed } from '../traits/index.js';
import { lockTagNames } from './known-tags.js';
import { writeTagLines, type TagOfBearer } from './tag-line.js';
import { findTagsByIds, type BearerCounts, type TagRow } from './tag.queries.js';

export interface DeleteTagInput {
  readonly id: Id;
  /** of the tag, as it was read: a colleague may have renamed it */
  readonly version: number;
}

/** A tag that is no more, and how many bore it. */
export interface DeletedTagRow extends Pick<TagRow, 'id' | 'name'>, BearerCounts {}

/**
 * Deletes a tag and takes it from all who bear it. Who is tagging at the moment is waited for. One
 * that a segment asks for stays: whom "none of these tags" keeps out would be let in. Throws
 * NotFound, StaleVersion, StillUsed.
 */
@Injectable()
export class DeleteTag {
  constructor(private readonly timeline: RecordTimeline) {}

  async deleteTag(tx: Tx, actor: Actor, { id, version }: DeleteTagInput): Promise<DeletedTagRow> {
    await holdDependents(tx);
    await lockTagNames(tx);
    const [tag] = await findTagsByIds(tx, [id]);
    if (!tag) throw new NotFound('tag');
    if (tag.version !== version) throw new StaleVersion('tag', tag.version);
    const usedBy = (await dependentsOf(tx, 'TAG', [id])).get(id) ?? [];
    if (usedBy.length > 0) throw new StillUsed('tag', usedBy);
    const advocates = await tx.query<TagOfBearer[]>(
      `WITH gone AS (
         DELETE FROM advocate_tag WHERE program_id = $1 AND tag_id = $2 RETURNING advocate_id, tag_id
       ) SELECT advocate_id AS "bearerId", tag_id AS "tagId" FROM gone`,
      [tx.programId, id],
    );
    const companies = await tx.query<TagOfBearer[]>(
      `WITH gone AS (
         DELETE FROM company_tag WHERE program_id = $1 AND tag_id = $2 RETURNING company_id, tag_id
       ) SELECT company_id AS "bearerId", tag_id AS "tagId" FROM gone`,
      [tx.programId, id],
    );
    await tx.query('DELETE FROM tag WHERE program_id = $1 AND id = $2', [tx.programId, id]);
    await writeTagLines(this.timeline, tx, actor, 'ADVOCATE', { tagged: [], untagged: advocates });
    await writeTagLines(this.timeline, tx, actor, 'COMPANY', { tagged: [], untagged: companies });
    const { name } = tag;
    return { id, name, advocates: advocates.length, companies: companies.length };
  }
}

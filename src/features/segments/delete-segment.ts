import { Injectable } from '@nestjs/common';
import type { Actor } from '../../kernel/actor.js';
import type { Id } from '../../kernel/ids.js';
import type { Tx } from '../../platform/database/index.js';
import { NotFound } from '../../platform/errors/index.js';
import { dependentsOf, holdDependents, StillUsed } from '../traits/index.js';
import { SegmentEntity } from './segment.entity.js';

/**
 * A segment is a question alone: deleting one changes nothing of anybody, and so one that decides
 * who sees something stays. Throws NotFound, StillUsed.
 */
@Injectable()
export class DeleteSegment {
  async deleteSegment(tx: Tx, _actor: Actor, { id }: { readonly id: Id }): Promise<Id> {
    await holdDependents(tx);
    const usedBy = (await dependentsOf(tx, 'SEGMENT', [id])).get(id) ?? [];
    if (usedBy.length > 0) throw new StillUsed('segment', usedBy);
    const { affected } = await tx.delete(SegmentEntity, { programId: tx.programId, id });
    if (!affected) throw new NotFound('segment', ['id']);
    return id;
  }
}

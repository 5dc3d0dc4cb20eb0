import { Injectable } from '@nestjs/common';
import type { Actor } from '../../kernel/actor.js';
import type { Id } from '../../kernel/ids.js';
import type { Tx } from '../../platform/database/index.js';
import { NotFound } from '../../platform/errors/index.js';
import { SegmentEntity } from './segment.entity.js';

/** A segment is a question alone: deleting one changes nothing of anybody. Throws NotFound. */
@Injectable()
export class DeleteSegment {
  async deleteSegment(tx: Tx, _actor: Actor, { id }: { readonly id: Id }): Promise<Id> {
    const { affected } = await tx.delete(SegmentEntity, { programId: tx.programId, id });
    if (!affected) throw new NotFound('segment', ['id']);
    return id;
  }
}

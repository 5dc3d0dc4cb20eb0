import { Injectable } from '@nestjs/common';
import type { Actor } from '../../kernel/actor.js';
import type { Id } from '../../kernel/ids.js';
import type { Tx } from '../../platform/database/index.js';
import { NotFound } from '../../platform/errors/index.js';
import { attributesOf, lockAttributeNames } from './attribute.queries.js';
import type { AttributeSubject } from './attribute.rules.js';

export interface OrderAttributesInput {
  readonly subject: AttributeSubject;
  /** in their new order; those that are not named come behind them, in the order that they had */
  readonly ids: readonly Id[];
}

/** Puts the attributes of one subject in another order. Returns the subject. Throws NotFound. */
@Injectable()
export class OrderAttributes {
  async orderAttributes(
    tx: Tx,
    _actor: Actor,
    { subject, ids }: OrderAttributesInput,
  ): Promise<AttributeSubject> {
    await lockAttributeNames(tx);
    const known = (await attributesOf(tx, subject)).map(({ id }) => id);
    const named = [...new Set(ids)];
    if (named.some((id) => !known.includes(id))) throw new NotFound('attribute', ['ids']);
    const order = [...named, ...known.filter((id) => !named.includes(id))];
    await tx.query(
      `UPDATE attribute a SET position = n.place
         FROM unnest($2::uuid[]) WITH ORDINALITY AS n (id, place)
        WHERE a.program_id = $1 AND a.id = n.id AND a.position <> n.place`,
      [tx.programId, order],
    );
    return subject;
  }
}

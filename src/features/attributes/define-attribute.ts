import { Injectable } from '@nestjs/common';
import type { Actor } from '../../kernel/actor.js';
import { newId, type Id } from '../../kernel/ids.js';
import type { Tx } from '../../platform/database/index.js';
import { parseInput } from '../../platform/errors/parse-input.js';
import { addChoices } from './add-choices.js';
import { AttributeNameTaken } from './attribute.errors.js';
import { lockAttributeNames } from './attribute.queries.js';
import {
  AttributeDefinition,
  nameKey,
  type AttributeSubject,
  type AttributeType,
} from './attribute.rules.js';

export interface DefineAttributeInput {
  readonly subject: AttributeSubject;
  readonly type: AttributeType;
  readonly name: string;
  /** absent: advocates do not see it of themselves */
  readonly shownToAdvocates?: boolean | null | undefined;
  readonly choices?: readonly string[] | null | undefined;
}

/**
 * Defines an attribute, behind those that are there. Of two who take one name at once, the second is
 * refused. Returns its id. Throws InvalidInput, AttributeNameTaken.
 */
@Injectable()
export class DefineAttribute {
  async defineAttribute(tx: Tx, _actor: Actor, input: DefineAttributeInput): Promise<Id> {
    const { subject, type, name, shownToAdvocates, choices } = parseInput(
      AttributeDefinition,
      input,
    );
    await lockAttributeNames(tx);
    const id = newId();
    const made = await tx.query<unknown[]>(
      `INSERT INTO attribute (program_id, id, subject, type, name, name_key, position,
         shown_to_advocates, version, created_at)
       SELECT $1, $2, $3, $4, $5, $6, coalesce(max(a.position), 0) + 1, $7, 1, $8
         FROM attribute a WHERE a.program_id = $1 AND a.subject = $3
       ON CONFLICT DO NOTHING RETURNING 1`,
      [tx.programId, id, subject, type, name, nameKey(name), shownToAdvocates ?? false, tx.now],
    );
    if (made.length === 0) throw new AttributeNameTaken(name);
    await addChoices(tx, id, choices ?? [], 0);
    return id;
  }
}

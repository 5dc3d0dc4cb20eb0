import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import type { Actor } from '../../kernel/actor.js';
import type { Id } from '../../kernel/ids.js';
import type { Tx } from '../../platform/database/index.js';
import { NotFound, StaleVersion } from '../../platform/errors/index.js';
import { parseInput } from '../../platform/errors/parse-input.js';
import { lockTagNames } from './known-tags.js';
import { TagNameTaken } from './tag.errors.js';
import { findTagsByIds, findTagsByKeys } from './tag.queries.js';
import { tagKey, TagName } from './tag.rules.js';

export interface RenameTagInput {
  readonly id: Id;
  /** of the tag, as it was read */
  readonly version: number;
  readonly name: string;
}

const Input = z.object({ name: TagName });

/**
 * Another name for a tag, for all who bear it. The same again changes nothing. Returns the tag's id.
 * Throws InvalidInput, NotFound, StaleVersion, TagNameTaken where another tag bears the name.
 */
@Injectable()
export class RenameTag {
  async renameTag(tx: Tx, _actor: Actor, input: RenameTagInput): Promise<Id> {
    const { name } = parseInput(Input, input);
    await lockTagNames(tx);
    const [tag] = await findTagsByIds(tx, [input.id]);
    if (!tag) throw new NotFound('tag');
    if (tag.name === name) return tag.id;
    if (tag.version !== input.version) throw new StaleVersion('tag', tag.version);
    const key = tagKey(name);
    const other = (await findTagsByKeys(tx, [key])).find(({ id }) => id !== tag.id);
    if (other) throw new TagNameTaken(other.name, other.id);
    await tx.query(
      `UPDATE tag SET name = $3, name_key = $4, version = version + 1
        WHERE program_id = $1 AND id = $2`,
      [tx.programId, tag.id, name, key],
    );
    return tag.id;
  }
}

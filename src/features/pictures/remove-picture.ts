import { Injectable } from '@nestjs/common';
import type { Actor } from '../../kernel/actor.js';
import type { Id } from '../../kernel/ids.js';
import type { Tx } from '../../platform/database/index.js';
import { StaleVersion } from '../../platform/errors/index.js';
import { pictureOwner } from './picture-owners.js';
import { findChoice } from './picture.queries.js';
import { outcomeOf, type PictureOwnerKind } from './picture.rules.js';
import { WritePicture } from './write-picture.js';

export interface RemovePictureInput {
  readonly of: PictureOwnerKind;
  readonly id: Id;
  /** of the choice as it was read */
  readonly version: number;
}

/**
 * Takes the picture of a challenge or a reward away; where there is none nothing happens. Returns
 * the owner's id. Throws NotFound, NotAvailable, StaleVersion.
 */
@Injectable()
export class RemovePicture {
  constructor(private readonly write: WritePicture) {}

  async removePicture(tx: Tx, actor: Actor, input: RemovePictureInput): Promise<Id> {
    const { of: kind, id } = input;
    const owner = pictureOwner(kind);
    await owner.lock(tx, id);
    const before = await findChoice(tx, kind, id);
    const outcome = outcomeOf(before.shown, null);
    if (outcome === null) return id;
    if (before.version !== input.version) throw new StaleVersion('picture', before.version);
    await this.write.writePicture(tx, actor, { owner, kind, id, outcome, before, shown: null });
    return id;
  }
}

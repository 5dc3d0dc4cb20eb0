import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../kernel/actor.js';
import type { Id } from '../../../kernel/ids.js';
import type { Tx } from '../../../platform/database/index.js';

/** Offers a member of a sample on the page "Who do you want to be?"; `blurb` is their story's code. */
@Injectable()
export class IntroducePersona {
  async introducePersona(
    tx: Tx,
    _actor: Actor,
    { membershipId, blurb }: { readonly membershipId: Id; readonly blurb: string },
  ): Promise<void> {
    await tx.query('UPDATE membership SET blurb = $3 WHERE program_id = $1 AND id = $2', [
      tx.programId,
      membershipId,
      blurb,
    ]);
  }
}

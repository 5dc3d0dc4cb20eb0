import { Injectable } from '@nestjs/common';
import type { Actor } from '../../kernel/actor.js';
import type { Id } from '../../kernel/ids.js';
import type { Tx } from '../../platform/database/index.js';
import type { NotificationKind } from './notice-kind.rules.js';

export interface SetMailPreferenceInput {
  readonly advocateId: Id;
  readonly kinds: readonly NotificationKind[];
  readonly wanted: boolean;
}

/** Switches the mails of some kinds on or off for one advocate (R-N1); notices stay in the portal. */
@Injectable()
export class SetMailPreference {
  async setMailPreference(tx: Tx, _actor: Actor, input: SetMailPreferenceInput): Promise<void> {
    await tx.query(
      `INSERT INTO mail_preference (program_id, advocate_id, kind, wanted, changed_at)
       SELECT $1, $2, kind, $4, $5 FROM unnest($3::text[]) AS k (kind) ORDER BY kind
       ON CONFLICT (program_id, advocate_id, kind)
       DO UPDATE SET wanted = excluded.wanted, changed_at = excluded.changed_at`,
      [tx.programId, input.advocateId, input.kinds, input.wanted, tx.now],
    );
  }
}

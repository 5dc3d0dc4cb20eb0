import { Injectable } from '@nestjs/common';
import { SignIn } from '../../../platform/auth/index.js';
import { Database } from '../../../platform/database/index.js';
import { Outbox } from '../../../platform/outbox/index.js';
import { memberAddressChanged } from './identity.events.js';
import { listOwnPrograms } from './identity.queries.js';
import { memberActor } from './member-actor.js';

/**
 * What follows once somebody signs in with another address, which is outside every programme: each
 * programme that they belong to learns of it, with an audit row of its own, and then the former mailbox.
 * Stopped in between, it is gone on with; a programme that learns of it twice changes nothing the
 * second time.
 */
@Injectable()
export class FollowAddressChanges {
  constructor(
    private readonly signIn: SignIn,
    private readonly database: Database,
    private readonly outbox: Outbox,
  ) {}

  /** Throws MailNotTaken where the former mailbox cannot be told yet; the rest has been done. */
  async followAddressChanges(requestId: string, stopping: AbortSignal): Promise<void> {
    const { formerAddresses } = this.signIn;
    while (!stopping.aborted) {
      const change = await formerAddresses.claim();
      if (change === null) return;
      if (change.followedAt === null) {
        await this.tellPrograms(change.memberId, requestId);
        await formerAddresses.noteFollowed(change);
      }
      await formerAddresses.tellFormer(change);
    }
  }

  private async tellPrograms(memberId: string, requestId: string): Promise<void> {
    for (const program of await this.database.readOwn(memberId, listOwnPrograms)) {
      const { membershipId } = program;
      const actor = memberActor(program, memberId, requestId);
      await this.database.write(actor, 'changeAddress', (tx) =>
        this.outbox.append(tx, [memberAddressChanged.of({ membershipId })]),
      );
    }
  }
}

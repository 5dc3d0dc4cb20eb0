import { Injectable } from '@nestjs/common';
import type { Id } from '../../../kernel/ids.js';
import type { JobRun } from '../../../platform/jobs/index.js';
import { OnEvent, type ConsumedEvent, type EventConsumer } from '../../../platform/outbox/index.js';
import { memberInvited, memberReminded } from '../members/index.js';
import { MailInvitation } from './mail-invitation.js';

type OfMembership = ConsumedEvent<{ membershipId: Id }>;

@Injectable()
@OnEvent(memberInvited, 'mail-invitation', { queue: 'mail' })
export class OnMemberInvited implements EventConsumer<{ membershipId: Id }> {
  constructor(private readonly mail: MailInvitation) {}

  /** Throws MailUndelivered. */
  async handle({ programId, eventId, payload }: OfMembership, run: JobRun): Promise<void> {
    await this.mail.mailInvitation({ kind: 'INVITATION', programId, eventId, ...payload }, run);
  }
}

/** R-U4: the one reminder. */
@Injectable()
@OnEvent(memberReminded, 'mail-reminder', { queue: 'mail' })
export class OnMemberReminded implements EventConsumer<{ membershipId: Id }> {
  constructor(private readonly mail: MailInvitation) {}

  /** Throws MailUndelivered. */
  async handle({ programId, eventId, payload }: OfMembership, run: JobRun): Promise<void> {
    const kind = 'INVITATION_REMINDER';
    await this.mail.mailInvitation({ kind, programId, eventId, ...payload }, run);
  }
}

import { Inject, Injectable } from '@nestjs/common';
import type { Id } from '../../kernel/ids.js';
import { CONFIG, type Config } from '../../platform/config/index.js';
import { Database } from '../../platform/database/index.js';
import type { JobRun } from '../../platform/jobs/index.js';
import { DeliverMail, MailUndelivered } from '../../platform/mail/index.js';
import { OnEvent, type ConsumedEvent, type EventConsumer } from '../../platform/outbox/index.js';
import { readProgram } from '../programs/index.js';
import { memberInvited } from './identity.events.js';
import { findMembership } from './identity.queries.js';
import { InvitationTokens } from './invitation-token.js';
import { invitationMail } from './invitation-mail.js';

/** Mails a person that they are invited, in the programme's language: theirs is not known. */
@Injectable()
@OnEvent(memberInvited, 'mail-invitation', { queue: 'mail' })
export class OnMemberInvited implements EventConsumer<{ membershipId: Id }> {
  constructor(
    private readonly database: Database,
    private readonly delivery: DeliverMail,
    private readonly tokens: InvitationTokens,
    @Inject(CONFIG) private readonly config: Pick<Config, 'publicUrl'>,
  ) {}

  /** Throws MailUndelivered. */
  async handle(
    { programId, eventId: id, payload }: ConsumedEvent<{ membershipId: Id }>,
    run: JobRun,
  ): Promise<void> {
    const found = await this.database.read({ programId }, async (tx) => ({
      membership: await findMembership(tx, payload.membershipId),
      program: await readProgram(tx),
    }));
    const { membership, program } = found;
    // The sample's people have no mailbox; those who joined or were removed need no mail.
    if (membership?.status !== 'INVITED' || program.kind === 'SAMPLE') return;
    const mail = invitationMail({
      to: membership.email,
      name: membership.name,
      locale: program.locale,
      program,
      link: `${this.config.publicUrl}/sign-in`,
      declineUrl: `${this.config.publicUrl}${this.tokens.path({ programId, membershipId: payload.membershipId })}`,
    });
    const delivery = await this.delivery.deliverMail({ ...mail, id, programId }, run.stopping);
    if (delivery.outcome !== 'TAKEN' && delivery.outcome !== 'KEPT')
      throw new MailUndelivered(delivery);
  }
}

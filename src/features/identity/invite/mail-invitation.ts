import { Inject, Injectable } from '@nestjs/common';
import type { Id } from '../../../kernel/ids.js';
import { CONFIG, type Config } from '../../../platform/config/index.js';
import { Database, type Tx } from '../../../platform/database/index.js';
import type { JobRun } from '../../../platform/jobs/index.js';
import { DeliverMail, MailUndelivered } from '../../../platform/mail/index.js';
import { readProgram, type ProgramRow } from '../../programs/index.js';
import {
  findMembership,
  findReading,
  type MembershipRow,
  listOwnPrograms,
} from '../members/index.js';
import { invitationMail, type InvitationMailKind } from './invitation-mail.js';
import { InvitationTokens } from './invitation-token.js';

export interface InvitationToMail {
  readonly kind: InvitationMailKind;
  readonly programId: Id;
  readonly membershipId: Id;
  /** of the event: the mail leaves at most once for it */
  readonly eventId: Id;
}

/**
 * Mails an invitation, or its reminder, in the language that staff said they read, else in the
 * programme's: what they would choose is not known.
 */
@Injectable()
export class MailInvitation {
  constructor(
    private readonly database: Database,
    private readonly delivery: DeliverMail,
    private readonly tokens: InvitationTokens,
    @Inject(CONFIG) private readonly config: Pick<Config, 'publicUrl'>,
  ) {}

  /** Nothing goes to who has joined, was removed or said no, or after the end. Throws MailUndelivered. */
  async mailInvitation(wanted: InvitationToMail, run: JobRun): Promise<void> {
    const { kind, programId, membershipId, eventId: id } = wanted;
    const { membership, inviter, program } = await this.database.read({ programId }, async (tx) => {
      const found = await findMembership(tx, membershipId);
      return {
        membership: found,
        inviter: await inviterOf(tx, found),
        program: await programFor(tx, found),
      };
    });
    const isOpen = membership?.status === 'INVITED' && !membership.invitationEnded;
    // The sample's people have no mailbox.
    if (!isOpen || program.kind === 'SAMPLE') return;
    const invitation = { programId, membershipId };
    const joinsAtOnce = await letsIn(this.database, membership);
    const path = joinsAtOnce ? this.tokens.joinPath(invitation) : this.tokens.path(invitation);
    const mail = invitationMail({
      kind,
      to: membership.email,
      name: membership.name,
      inviter,
      program,
      endsAt: membership.invitationEndsAt,
      note: membership.invitationNote,
      joinsAtOnce,
      link: `${this.config.publicUrl}${path}`,
      declineUrl: `${this.config.publicUrl}${this.tokens.declinePath(invitation)}`,
    });
    const delivery = await this.delivery.deliverMail({ ...mail, id, programId }, run.stopping);
    if (delivery.outcome !== 'TAKEN' && delivery.outcome !== 'KEPT')
      throw new MailUndelivered(delivery);
  }
}

/**
 * Whether the mail alone lets its reader in (ADR 0045): as an advocate, who has joined nothing in
 * this installation yet. Everybody else proves their address anew.
 */
export async function letsIn(
  database: Database,
  { roles, memberId }: Pick<MembershipRow, 'roles' | 'memberId'>,
): Promise<boolean> {
  if (roles.some((role) => role !== 'advocate')) return false;
  const programs = await database.readOwn(memberId, listOwnPrograms);
  return programs.every(({ status }) => status === 'INVITED');
}

/** R-U4: who invited them, while they are here; null for a key, and for the command line. */
export async function inviterOf(
  tx: Tx,
  invited: Pick<MembershipRow, 'invitedBy'> | null,
): Promise<{ readonly name: string; readonly email: string } | null> {
  const by = invited?.invitedBy ?? null;
  const inviter = by === null ? null : await findMembership(tx, by);
  return inviter?.status === 'ACTIVE' ? { name: inviter.name, email: inviter.email } : null;
}

/** The programme as it speaks to somebody who is invited: in their language, where staff said it. */
export async function programFor(
  tx: Tx,
  invited: Pick<MembershipRow, 'memberId'> | null,
): Promise<ProgramRow> {
  const program = await readProgram(tx);
  const reading = invited && (await findReading(tx, invited.memberId));
  return { ...program, locale: reading?.language ?? program.locale };
}

import { Injectable } from '@nestjs/common';
import type { Actor } from '../../kernel/actor.js';
import type { Id } from '../../kernel/ids.js';
import { Database } from '../../platform/database/index.js';
import { reasonOf } from '../../platform/jobs/index.js';
import { DeliverMail, type Delivery } from '../../platform/mail/index.js';
import { ClaimMail, type ClaimedMail } from './claim-mail.js';
import { NoticeComposer, type Gathering } from './notice-composer.js';
import { RecordMailOutcome, type EndOfMail, type MailOutcome } from './record-mail-outcome.js';

/** Mails that one process sends at once: the queue of mails has slots for other jobs too. */
const AT_ONCE = 2;

type ActorOf = (programId: Id) => Actor;

/**
 * Sends the mails that are due, one after the other, each claimed by itself; no transaction is open
 * while the mail server is waited for. One that cannot be written or is refused holds up no other.
 */
@Injectable()
export class SendMail {
  private senders = 0;

  constructor(
    private readonly database: Database,
    private readonly claims: ClaimMail,
    private readonly composer: NoticeComposer,
    private readonly delivery: DeliverMail,
    private readonly outcomes: RecordMailOutcome,
  ) {}

  /** Returns how many notices were handled: sent, put off, failed, or not to be sent. */
  async sendMail(actorOf: ActorOf, stopping: AbortSignal): Promise<number> {
    if (this.senders >= AT_ONCE) return 0;
    this.senders += 1;
    try {
      return await this.sendAll(actorOf, stopping);
    } finally {
      this.senders -= 1;
    }
  }

  private async sendAll(actorOf: ActorOf, stopping: AbortSignal): Promise<number> {
    let done = 0;
    let after: Id | null = null;
    while (!stopping.aborted && this.delivery.mayTry) {
      const claimed: ClaimedMail | null = await this.claims.claimMail(after);
      // Past the last programme the turn comes to the first again.
      if (claimed === null && after === null) return done;
      after = claimed?.programId ?? null;
      if (claimed) done += await this.sendOne(actorOf(claimed.programId), claimed, stopping);
    }
    return done;
  }

  private async sendOne(
    actor: Actor,
    claimed: ClaimedMail,
    stopping: AbortSignal,
  ): Promise<number> {
    const end = await this.endOf(claimed, stopping);
    if (end === 'WAITS') await this.claims.release(claimed);
    if (typeof end === 'string') return 0;
    await this.outcomes.recordMailOutcome(actor, claimed.noticeIds, end);
    return claimed.noticeIds.length;
  }

  /** `WAITS`: as before. `NOT_OURS`: another process handles it, or has. */
  private async endOf(
    claimed: ClaimedMail,
    stopping: AbortSignal,
  ): Promise<EndOfMail | 'WAITS' | 'NOT_OURS'> {
    const gathering = await this.gather(claimed);
    if (gathering === null) return 'NOT_OURS';
    const { content, leftOut } = gathering;
    if ('is' in content) return { outcome: content, leftOut };
    const written = await this.composer.write(content);
    const allLeftOut = new Map([...leftOut, ...written.leftOut]);
    if (written.mail === null) return { outcome: { is: 'NONE' }, leftOut: allLeftOut };
    const mail = { ...written.mail, programId: claimed.programId, id: claimed.id };
    const outcome = outcomeOfDelivery(await this.delivery.deliverMail(mail, stopping));
    return typeof outcome === 'string' ? outcome : { outcome, leftOut: allLeftOut };
  }

  /** Reads the mail's content again each time: where that fails, the next time may succeed. */
  private async gather({ programId, noticeIds }: ClaimedMail): Promise<Gathering | null> {
    try {
      return await this.database.read({ programId }, (tx) => this.composer.gather(tx, noticeIds));
    } catch (error) {
      return { content: { is: 'FAILING', failure: reasonOf(error) }, leftOut: new Map() };
    }
  }
}

function outcomeOfDelivery(delivery: Delivery): MailOutcome | 'WAITS' | 'NOT_OURS' {
  switch (delivery.outcome) {
    case 'TAKEN':
      return { is: 'SENT' };
    case 'KEPT':
      return { is: 'NONE' };
    case 'REFUSED':
      return { is: 'FAILING', failure: delivery.code };
    case 'UNKNOWN':
      return { is: 'UNKNOWN', failure: delivery.code };
    case 'PUT_OFF':
      return 'WAITS';
    case 'UNDER_WAY':
      return 'NOT_OURS';
  }
}

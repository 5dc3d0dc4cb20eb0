import { Injectable } from '@nestjs/common';
import type { Actor } from '../../kernel/actor.js';
import type { Id } from '../../kernel/ids.js';
import { Database } from '../../platform/database/index.js';
import { reasonOf } from '../../platform/jobs/index.js';
import { DeliverMail, type Delivery, type Mail } from '../../platform/mail/index.js';
import { ClaimMail, type ClaimedMail } from './claim-mail.js';
import { NoticeComposer, type Gathered } from './notice-composer.js';
import { RecordMailOutcome, type MailOutcome } from './record-mail-outcome.js';

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
      if (claimed && (await this.sendOne(actorOf(claimed.programId), claimed, stopping))) done += 1;
    }
    return done;
  }

  private async sendOne(
    actor: Actor,
    claimed: ClaimedMail,
    stopping: AbortSignal,
  ): Promise<boolean> {
    const outcome = await this.outcomeOf(claimed, stopping);
    if (outcome === 'WAITS') await this.claims.release(claimed);
    if (typeof outcome === 'string') return false;
    await this.outcomes.recordMailOutcome(actor, claimed.id, outcome);
    return true;
  }

  /** `WAITS`: as before. `NOT_OURS`: another process handles it, or has. */
  private async outcomeOf(
    claimed: ClaimedMail,
    stopping: AbortSignal,
  ): Promise<MailOutcome | 'WAITS' | 'NOT_OURS'> {
    const gathered = await this.gather(claimed);
    if (gathered === null) return 'NOT_OURS';
    if ('is' in gathered) return gathered;
    const mail = await this.write(gathered);
    if ('is' in mail) return mail;
    return outcomeOfDelivery(await this.delivery.deliverMail({ ...mail, ...claimed }, stopping));
  }

  /** Reads the mail's content again each time: where that fails, the next time may succeed. */
  private async gather(claimed: ClaimedMail): Promise<Gathered | MailOutcome | null> {
    try {
      return await this.database.read(claimed, (tx) => this.composer.gather(tx, claimed.id));
    } catch (error) {
      return { is: 'FAILING', failure: reasonOf(error) };
    }
  }

  private async write(gathered: Gathered): Promise<Mail | MailOutcome> {
    try {
      return await this.composer.write(gathered);
    } catch (error) {
      return { is: 'FAILED', failure: reasonOf(error) };
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

import { Inject, Injectable } from '@nestjs/common';
import { DisplayableFailure } from '../jobs/index.js';
import { LOGGER, type Logger } from '../telemetry/index.js';
import { MailCircuit, type Permit } from './mail-circuit.js';
import { MailDeliveries, type DeliveryKey } from './mail-deliveries.js';
import { MAILER, MailNotTaken, type Mail, type Mailer } from './mailer.js';

export type OutgoingMail = Mail & DeliveryKey;

/**
 * `TAKEN`: the server has accepted it, now or earlier. `KEPT`: it stays in its sandbox (R-T3).
 * `REFUSED`: the server refused this mail.
 * `PUT_OFF`: nothing was tried, or nothing of it has left: no fault of the mail. `UNDER_WAY`:
 * another process is sending it. `UNKNOWN`: it has left and no answer came; it is not sent again.
 */
export type Delivery =
  | { readonly outcome: 'TAKEN' }
  | { readonly outcome: 'KEPT' }
  | { readonly outcome: 'PUT_OFF' | 'UNDER_WAY' }
  | { readonly outcome: 'REFUSED' | 'UNKNOWN'; readonly code: string };

/** The process that waited for the answer was killed, or lost its connection, before it came. */
const NO_ANSWER = 'NO_ANSWER';

/** For a job about one mail: it is tried again, unless the mail has left. */
export class MailUndelivered extends DisplayableFailure {
  override readonly name = 'MailUndelivered';
  override readonly isFinal: boolean;

  constructor(delivery: Exclude<Delivery, { outcome: 'TAKEN' } | { outcome: 'KEPT' }>) {
    const code = 'code' in delivery ? `, ${delivery.code}` : '';
    super(`${delivery.outcome}${code}`);
    this.isFinal = delivery.outcome === 'UNKNOWN';
  }
}

class BegunElsewhere extends Error {
  override readonly name = 'BegunElsewhere';
}

/**
 * Passes a waiting mail to the mail server, at most once (ADR 0020), and pauses while the server
 * does not answer. For every mail except the answer to a person who waits for it.
 */
@Injectable()
export class DeliverMail {
  private readonly circuit = new MailCircuit();

  constructor(
    @Inject(MAILER) private readonly mailer: Mailer,
    private readonly deliveries: MailDeliveries,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  /** False during such a pause: then it is no use to claim a mail. */
  get mayTry(): boolean {
    return this.circuit.isPassable;
  }

  /** Throws where the database does not answer. */
  async deliverMail(mail: OutgoingMail, stopping: AbortSignal): Promise<Delivery> {
    const standing = await this.deliveries.find(mail);
    if (standing === 'UNKNOWN') return { outcome: standing, code: NO_ANSWER };
    if (standing === 'TAKEN') return { outcome: standing };
    if (standing === 'UNDER_WAY') return { outcome: standing };
    if (this.mailer.leaves === true && (await this.deliveries.keepInside(mail))) {
      return { outcome: 'KEPT' };
    }
    const permit = stopping.aborted ? null : this.circuit.enter();
    if (permit === null) return { outcome: 'PUT_OFF' };
    try {
      return await this.attempt(mail, permit, stopping);
    } finally {
      this.circuit.cancelled(permit);
    }
  }

  private async attempt(
    mail: OutgoingMail,
    permit: Permit,
    stopping: AbortSignal,
  ): Promise<Delivery> {
    let beginning: Promise<void> | null = null;
    try {
      await this.mailer.send(mail, {
        stopping,
        begins: () => (beginning = this.begin(mail)),
      });
    } catch (error) {
      if (error instanceof BegunElsewhere) return { outcome: 'UNDER_WAY' };
      if (!(error instanceof MailNotTaken)) throw error;
      if (error.because !== 'UNKNOWN') await this.takeBack(mail, beginning);
      return this.judge(error, permit, stopping);
    }
    this.circuit.answered(permit);
    await this.deliveries.taken(mail);
    return { outcome: 'TAKEN' };
  }

  private judge(error: MailNotTaken, permit: Permit, stopping: AbortSignal): Delivery {
    const { because, code } = error;
    if (because === 'REFUSED') {
      this.circuit.answered(permit);
      return { outcome: 'REFUSED', code };
    }
    // If we gave up ourselves, we have learned nothing about the server.
    if (because === 'UNKNOWN' || !stopping.aborted) this.pause(permit, error);
    return because === 'UNKNOWN' ? { outcome: 'UNKNOWN', code } : { outcome: 'PUT_OFF' };
  }

  private pause(permit: Permit, { code, place }: MailNotTaken): void {
    const pauseMs = this.circuit.failed(permit);
    if (pauseMs === null) return;
    if (place === null) {
      this.logger.warn({ reason: code, pauseMs }, 'The mail server does not answer; mails wait');
    } else {
      this.logger.warn(
        { reason: code, pauseMs, place },
        'Mails cannot be kept in this folder; they wait',
      );
    }
  }

  private async begin(mail: OutgoingMail): Promise<void> {
    if (!(await this.deliveries.begin(mail))) throw new BegunElsewhere();
  }

  /** The connection may break while the row is written: wait for the row, then remove it. */
  private async takeBack(mail: OutgoingMail, beginning: Promise<void> | null): Promise<void> {
    if (beginning === null) return;
    const isOurs = await beginning.then(
      () => true,
      () => false,
    );
    if (isOurs) await this.deliveries.forget(mail);
  }
}

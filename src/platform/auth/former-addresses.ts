import type pg from 'pg';
import { plusMs, type Clock } from '../../kernel/clock.js';
import type { Id } from '../../kernel/ids.js';
import { MailNotTaken, type Mailer } from '../mail/mailer.js';
import { addressChangedMail } from './address-mails.js';

/** Whoever takes up a change has this long; where they stop, somebody else goes on. */
const TURN_MS = 5 * 60_000;
/** A former mailbox that takes no mail for this long is not told. */
const TOLD_WITHIN_MS = 24 * 3_600_000;

/** A changed address of which programmes, or the former mailbox, are still to learn. */
export interface ChangeToFollow extends pg.QueryResultRow {
  readonly memberId: Id;
  /** the former address */
  readonly email: string;
  readonly name: string;
  readonly language: string;
  readonly changedAt: Date;
  /** when their programmes had learned of it */
  readonly followedAt: Date | null;
}

/** What is still to be done once somebody signs in with another address, until it is done. */
export class FormerAddresses {
  constructor(
    private readonly pool: pg.Pool,
    private readonly settings: {
      readonly publicUrl: string;
      readonly mailer: Mailer;
      readonly clock: Clock;
    },
  ) {}

  /** One change whose turn it is; of several who ask at once, one gets it. Null where none is left. */
  async claim(): Promise<ChangeToFollow | null> {
    const now = this.settings.clock.now();
    const { rows } = await this.pool.query<ChangeToFollow>(
      `UPDATE former_address f SET follow_at = $2
       FROM member m
       WHERE m.id = f.member_id AND (f.member_id, f.email) = (
         SELECT member_id, email FROM former_address WHERE follow_at <= $1
          ORDER BY follow_at LIMIT 1 FOR UPDATE SKIP LOCKED)
       RETURNING f.member_id AS "memberId", f.email, m.name, m.language,
         f.changed_at AS "changedAt", f.followed_at AS "followedAt"`,
      [now, plusMs(now, TURN_MS)],
    );
    return rows[0] ?? null;
  }

  /** The member's programmes know it. */
  async noteFollowed({ memberId, email, changedAt }: ChangeToFollow): Promise<void> {
    await this.pool.query(
      `UPDATE former_address SET followed_at = $4
       WHERE member_id = $1 AND email = $2 AND changed_at = $3`,
      [memberId, email, changedAt, this.settings.clock.now()],
    );
  }

  /**
   * Tells the former mailbox, and is done with the change. Throws MailNotTaken where it is to be tried again.
   */
  async tellFormer(change: ChangeToFollow): Promise<void> {
    const { memberId, email, changedAt, name, language } = change;
    const { clock, mailer, publicUrl } = this.settings;
    if (plusMs(changedAt, TOLD_WITHIN_MS) > clock.now()) {
      await orRefused(mailer.send(addressChangedMail({ to: email, name, language, publicUrl })));
    }
    await this.pool.query(
      `UPDATE former_address SET follow_at = NULL
       WHERE member_id = $1 AND email = $2 AND changed_at = $3`,
      [memberId, email, changedAt],
    );
  }

  /** Whether a mail that was sent to the member at this moment went to a mailbox that was theirs then. */
  async changedSince(memberId: Id, moment: Date): Promise<boolean> {
    const { rowCount } = await this.pool.query(
      'SELECT 1 FROM former_address WHERE member_id = $1 AND changed_at > $2 LIMIT 1',
      [memberId, moment],
    );
    return rowCount === 1;
  }
}

/** A mailbox that is gone is often why the address was changed. */
async function orRefused(sending: Promise<void>): Promise<void> {
  try {
    await sending;
  } catch (error) {
    if (!(error instanceof MailNotTaken) || error.because !== 'REFUSED') throw error;
  }
}

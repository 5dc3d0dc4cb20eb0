import { createHash, createHmac, hkdfSync, timingSafeEqual } from 'node:crypto';
import type { Id } from '../../kernel/ids.js';
import { allNotificationKinds, SEVERAL_KINDS, type NotificationKind } from './notice-kind.rules.js';

export interface Unsubscription {
  readonly programId: Id;
  readonly advocateId: Id;
  /** `SEVERAL_KINDS`: of a mail of several */
  readonly kind: NotificationKind;
}

const ID_BYTES = 16;
const MAC_BYTES = 16;
const KIND_BYTES = 4;
const BODY_BYTES = 2 * ID_BYTES + KIND_BYTES;

/**
 * The token of an unsubscribe link: it lets its holder switch the mail's kind off, or any where the
 * mail tells of several, and nothing else. It holds ids alone, never expires (a mail may be read years later), and is not stored.
 */
export class UnsubscribeTokens {
  private readonly key: Buffer;

  constructor(sessionSecret: string) {
    this.key = Buffer.from(
      hkdfSync('sha256', sessionSecret, 'goodturn', 'goodturn unsubscribe v1', 32),
    );
  }

  make({ programId, advocateId, kind }: Unsubscription): string {
    const body = Buffer.concat([bytesOf(programId), bytesOf(advocateId), shortOf(kind)]);
    return Buffer.concat([body, this.mac(body)]).toString('base64url');
  }

  /** Null for what this installation did not make. */
  read(token: string): Unsubscription | null {
    const bytes = Buffer.from(token, 'base64url');
    if (bytes.length !== BODY_BYTES + MAC_BYTES) return null;
    const body = bytes.subarray(0, BODY_BYTES);
    if (!timingSafeEqual(this.mac(body), bytes.subarray(BODY_BYTES))) return null;
    const short = body.subarray(2 * ID_BYTES);
    const kind = [...allNotificationKinds(), SEVERAL_KINDS].find((each) =>
      shortOf(each).equals(short),
    );
    if (kind === undefined) return null;
    return {
      programId: idOf(body.subarray(0, ID_BYTES)),
      advocateId: idOf(body.subarray(ID_BYTES, 2 * ID_BYTES)),
      kind,
    };
  }

  private mac(body: Buffer): Buffer {
    return createHmac('sha256', this.key).update(body).digest().subarray(0, MAC_BYTES);
  }
}

/** By its name and not by its place in a list: kinds come and go, mails stay. */
function shortOf(kind: NotificationKind): Buffer {
  return createHash('sha256').update(kind).digest().subarray(0, KIND_BYTES);
}

function bytesOf(id: Id): Buffer {
  return Buffer.from(id.replaceAll('-', ''), 'hex');
}

function idOf(bytes: Buffer): Id {
  const hex = bytes.toString('hex');
  return [0, 8, 12, 16, 20]
    .map((from, at, starts) => hex.slice(from, starts[at + 1] ?? 32))
    .join('-');
}

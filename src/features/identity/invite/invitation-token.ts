import { createHmac, hkdfSync, timingSafeEqual } from 'node:crypto';
import { isId, type Id } from '../../../kernel/ids.js';

export interface Invitation {
  readonly programId: Id;
  readonly membershipId: Id;
}

const MAC_CHARS = 22;

/**
 * The token of the links of an invitation: the right to see how it stands, to say that one wants no
 * more of them, and to take that back; it lets nobody in. It holds ids alone and is not stored.
 */
export class InvitationTokens {
  private readonly key: Buffer;

  constructor(sessionSecret: string) {
    this.key = Buffer.from(
      hkdfSync('sha256', sessionSecret, 'goodturn', 'goodturn invitation v1', 32),
    );
  }

  /** Of the page that says how the invitation stands, and leads to sign-in while it is open. */
  path(invitation: Invitation): string {
    return `/invitation?token=${this.make(invitation)}`;
  }

  declinePath(invitation: Invitation): string {
    return `/no-invitations?token=${this.make(invitation)}`;
  }

  make({ programId, membershipId }: Invitation): string {
    const body = `${programId}.${membershipId}`;
    return `${body}.${this.mac(body)}`;
  }

  /** Null for what this installation did not make. */
  read(token: string): Invitation | null {
    const [programId = '', membershipId = '', mac = '', ...others] = token.split('.');
    if (others.length > 0 || !isId(programId) || !isId(membershipId)) return null;
    const expected = Buffer.from(this.mac(`${programId}.${membershipId}`));
    const given = Buffer.from(mac);
    if (given.length !== expected.length || !timingSafeEqual(given, expected)) return null;
    return { programId, membershipId };
  }

  private mac(body: string): string {
    return createHmac('sha256', this.key).update(body).digest('base64url').slice(0, MAC_CHARS);
  }
}

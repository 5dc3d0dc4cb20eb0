import { createHmac, hkdfSync, timingSafeEqual } from 'node:crypto';
import { isId, type Id } from '../../../kernel/ids.js';

export interface Invitation {
  readonly programId: Id;
  readonly membershipId: Id;
}

const MAC_CHARS = 22;

/**
 * The tokens of the links of an invitation, which hold ids alone and are not stored. One is the right
 * to see how it stands, to say that one wants no more of them, and to take that back; it stands in
 * headers of the mail, and lets nobody in. The other one stands in the mail of an advocate alone, and
 * lets its reader in while the invitation is open (ADR 0045).
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

  /** Of the page that lets an advocate in. */
  joinPath({ programId, membershipId }: Invitation): string {
    const body = `${programId}.${membershipId}`;
    return `/join?token=${body}.${this.mac(`join ${body}`)}`;
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
    return this.readMade(token, '');
  }

  /** The same of the token that lets in. */
  readJoin(token: string): Invitation | null {
    return this.readMade(token, 'join ');
  }

  private readMade(token: string, purpose: 'join ' | ''): Invitation | null {
    const [programId = '', membershipId = '', mac = '', ...others] = token.split('.');
    if (others.length > 0 || !isId(programId) || !isId(membershipId)) return null;
    const expected = Buffer.from(this.mac(`${purpose}${programId}.${membershipId}`));
    const given = Buffer.from(mac);
    if (given.length !== expected.length || !timingSafeEqual(given, expected)) return null;
    return { programId, membershipId };
  }

  private mac(body: string): string {
    return createHmac('sha256', this.key).update(body).digest('base64url').slice(0, MAC_CHARS);
  }
}

import { systemClock } from '../../../src/kernel/clock.js';
import { newId, type Id } from '../../../src/kernel/ids.js';
import { cookieSecret, SessionReader, SignIn } from '../../../src/platform/auth/index.js';
import type { DatabaseMode } from '../../../src/platform/database/index.js';
import type { Mail, Mailer } from '../../../src/platform/mail/index.js';
import { makeLogger } from '../../../src/platform/telemetry/index.js';
import { ApiKeyReader, ProgramDirectory } from '../../../src/platform/tenancy/index.js';
import { AcceptInvitation } from '../../../src/features/identity/invite/accept-invitation.js';
import { OnSignedIn } from '../../../src/features/identity/invite/on-signed-in.js';
import { Outbox } from '../../../src/platform/outbox/index.js';
import type { TestDatabase } from '../database/test-database.js';

export const PUBLIC_URL = 'http://localhost:3000';

const secrets = { session: 's'.repeat(40), code: 'c'.repeat(40), hash: 'h'.repeat(40) };

/** Keeps what it is given. */
export class KeptMails implements Mailer {
  readonly mails: Mail[] = [];

  send(mail: Mail): Promise<void> {
    this.mails.push(mail);
    return Promise.resolve();
  }

  /** The token of the last mail to an address. */
  tokenFor(to: string): string {
    const mail = this.mails.findLast((each) => each.to === to);
    const link = /http\S+\/sign-in\/confirm\?\S+/.exec(mail?.text ?? '')?.[0];
    const token = link === undefined ? null : new URL(link).searchParams.get('token');
    if (token === null) throw new Error(`No link was mailed to ${to}`);
    return token;
  }
}

export interface TestSignIn {
  readonly signIn: SignIn;
  readonly reader: SessionReader;
  readonly mails: KeptMails;
  readonly acceptor: OnSignedIn;
}

export interface TestSignInOptions {
  readonly mode?: DatabaseMode;
  readonly url?: string;
}

export function openTestSignIn(
  test: TestDatabase,
  { publicUrl = PUBLIC_URL, mode = test.mode, url = test.url } = {},
): TestSignIn {
  const mails = new KeptMails();
  const signIn = new SignIn({
    databaseUrl: url,
    mode,
    publicUrl,
    secrets,
    mailer: mails,
    logger: makeLogger('silent'),
    clock: systemClock,
  });
  const acceptor = new OnSignedIn(test.database, new AcceptInvitation(new Outbox()));
  const reader = new SessionReader(
    {
      pool: signIn.pool,
      secret: cookieSecret(secrets.session),
      clock: systemClock,
      acceptInvitations: (memberId, requestId) => acceptor.acceptAll(memberId, requestId),
    },
    new ProgramDirectory(test.crossProgram, systemClock),
    new ApiKeyReader(test.database),
    test.database,
  );
  return { signIn, reader, mails, acceptor };
}

export interface NewMember {
  readonly email: string;
  readonly name?: string;
  readonly language?: string;
  readonly roles?: readonly string[];
  readonly status?: 'INVITED' | 'ACTIVE' | 'REMOVED';
  readonly blurb?: string;
}

/** A member of the installation with a membership, as the superuser writes it. */
export async function insertMember(
  test: TestDatabase,
  programId: Id,
  { email, name = 'Mei Tanaka', language = 'ja', roles = ['advocate'], ...rest }: NewMember,
): Promise<{ memberId: Id; membershipId: Id }> {
  const { status = 'ACTIVE', blurb = null } = rest;
  const now = systemClock.now();
  const [member] = await test.superuser<{ id: Id }>(
    `INSERT INTO auth.member (id, name, email, email_verified, language, created_at, updated_at)
     VALUES ($1, $2, $3, true, $4, $5, $5)
     ON CONFLICT (email) DO UPDATE SET name = excluded.name RETURNING id`,
    [newId(), name, email, language, now],
  );
  const memberId = member?.id ?? '';
  const membershipId = newId();
  await test.superuser(
    `INSERT INTO membership (program_id, id, member_id, roles, status, blurb, created_at, joined_at, version)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, 1)`,
    [
      programId,
      membershipId,
      memberId,
      roles,
      status,
      blurb,
      now,
      status === 'INVITED' ? null : now,
    ],
  );
  return { memberId, membershipId };
}

/** `goodturn.session=…` as a browser would send it back. */
export function cookieOf(cookies: readonly string[]): string {
  return cookies.map((cookie) => cookie.split(';')[0] ?? '').join('; ');
}

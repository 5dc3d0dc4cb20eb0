import { createAuthEndpoint } from 'better-auth/api';
import { setSessionCookie } from 'better-auth/cookies';
import { createHash, createHmac, randomBytes } from 'node:crypto';
import { z } from 'zod';
import { LINK_MINUTES } from './auth-names.js';

const TOKEN_BYTES = 24;

const Kept = z.object({ memberId: z.uuid(), mailbox: z.string() });

/**
 * A plugin of better-auth with two endpoints that have no address: the token of a mailed link, and
 * the session for it. better-auth's own links ask for an address in ASCII, and not for every one of
 * those: whoever is invited as `r&d@` or `jörg@bücher.example` would never come in. A token leads
 * to a member for as long as they sign in with the address that it was mailed to; what is stored
 * holds neither it nor an address.
 */
export function memberLink() {
  return {
    id: 'member-link',
    endpoints: {
      makeMemberToken: createAuthEndpoint.serverOnly(
        { method: 'POST', body: z.object({ memberId: z.uuid(), email: z.string() }) },
        async (ctx) => {
          const { memberId, email } = ctx.body;
          const token = randomBytes(TOKEN_BYTES).toString('base64url');
          await ctx.context.internalAdapter.createVerificationValue({
            identifier: identifierOf(token),
            value: JSON.stringify({ memberId, mailbox: mailboxKey(ctx.context.secret, email) }),
            // eslint-disable-next-line no-restricted-syntax -- as better-auth compares it
            expiresAt: new Date(Date.now() + LINK_MINUTES * 60_000),
          });
          return { token };
        },
      ),
      /** Null for a token that was used, ran out or never was, and where its member may not enter. */
      redeemMemberToken: createAuthEndpoint.serverOnly(
        { method: 'POST', body: z.object({ token: z.string() }) },
        async (ctx) => {
          const { internalAdapter } = ctx.context;
          // Of several at once, one gets it; none where it has run out.
          const kept = await internalAdapter.consumeVerificationValue(identifierOf(ctx.body.token));
          const of = kept && keptIn(kept.value);
          const member = of && (await internalAdapter.findUserById(of.memberId));
          const session = member && (await internalAdapter.createSession(member.id));
          if (!of || !session) return null;
          // Looked at behind the session: a change of address ends those that are there, and waits
          // for one that is being made.
          const user = await internalAdapter.findUserById(of.memberId);
          if (!user || mailboxKey(ctx.context.secret, user.email) !== of.mailbox) {
            await internalAdapter.deleteSession(session.token);
            return null;
          }
          if (!user.emailVerified)
            await internalAdapter.updateUser(user.id, { emailVerified: true });
          await setSessionCookie(ctx, { session, user });
          return { memberId: user.id, email: user.email };
        },
      ),
    },
  };
}

function identifierOf(token: string): string {
  return `member-link:${createHash('sha256').update(token).digest('base64url')}`;
}

/** By which an address is recognised, and not read. */
function mailboxKey(secret: string, email: string): string {
  return createHmac('sha256', secret).update(`mailed to ${email}`).digest('base64url');
}

/** Null for what another version wrote. */
function keptIn(value: string): z.output<typeof Kept> | null {
  try {
    return Kept.parse(JSON.parse(value));
  } catch {
    return null;
  }
}

import { createAuthEndpoint } from 'better-auth/api';
import { setSessionCookie } from 'better-auth/cookies';
import { createHash, randomBytes } from 'node:crypto';
import { z } from 'zod';
import { LINK_MINUTES } from './auth-names.js';

const TOKEN_BYTES = 24;

const Kept = z.object({ memberId: z.uuid() });

/**
 * A plugin of better-auth with two endpoints that have no address: the token of a mailed link, and
 * the session for it. better-auth's own links ask for an address in ASCII, and not for every one of
 * those: whoever is invited as `r&d@` or `jörg@bücher.example` would never come in. A token leads
 * to a member, and what is stored holds neither it nor an address.
 */
export function memberLink() {
  return {
    id: 'member-link',
    endpoints: {
      makeMemberToken: createAuthEndpoint.serverOnly(
        { method: 'POST', body: z.object({ memberId: z.uuid() }) },
        async (ctx) => {
          const token = randomBytes(TOKEN_BYTES).toString('base64url');
          await ctx.context.internalAdapter.createVerificationValue({
            identifier: identifierOf(token),
            value: JSON.stringify({ memberId: ctx.body.memberId }),
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
          const memberId = kept && memberIdIn(kept.value);
          const user = memberId && (await internalAdapter.findUserById(memberId));
          const session = user && (await internalAdapter.createSession(user.id));
          if (!user || !session) return null;
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

/** Null for what another version wrote. */
function memberIdIn(value: string): string | null {
  try {
    return Kept.parse(JSON.parse(value)).memberId;
  } catch {
    return null;
  }
}

import { createAuthEndpoint } from 'better-auth/api';
import { setSessionCookie } from 'better-auth/cookies';
import { z } from 'zod';

/**
 * A plugin of better-auth with one endpoint that has no address: the server itself starts a session
 * for a member: one of the sample's people, or who holds the link of their first invitation, which
 * proves their address. Returns null where the member may not enter.
 */
export function memberSession() {
  return {
    id: 'member-session',
    endpoints: {
      startMemberSession: createAuthEndpoint.serverOnly(
        { method: 'POST', body: z.object({ memberId: z.uuid(), provesAddress: z.boolean() }) },
        async (ctx) => {
          const { internalAdapter } = ctx.context;
          const user = await internalAdapter.findUserById(ctx.body.memberId);
          const session = user && (await internalAdapter.createSession(user.id));
          if (!user || !session) return null;
          if (ctx.body.provesAddress && !user.emailVerified) {
            await internalAdapter.updateUser(user.id, { emailVerified: true });
          }
          await setSessionCookie(ctx, { session, user });
          return { memberId: user.id, email: user.email };
        },
      ),
    },
  };
}

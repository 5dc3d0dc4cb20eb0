import { createAuthEndpoint } from 'better-auth/api';
import { setSessionCookie } from 'better-auth/cookies';
import { z } from 'zod';

/**
 * A plugin of better-auth with one endpoint that has no address: the server itself starts a session
 * for a member (the sample's people). Returns null where the member may not enter.
 */
export function memberSession() {
  return {
    id: 'member-session',
    endpoints: {
      startMemberSession: createAuthEndpoint.serverOnly(
        { method: 'POST', body: z.object({ memberId: z.uuid() }) },
        async (ctx) => {
          const { internalAdapter } = ctx.context;
          const user = await internalAdapter.findUserById(ctx.body.memberId);
          const session = user && (await internalAdapter.createSession(user.id));
          if (!user || !session) return null;
          await setSessionCookie(ctx, { session, user });
          return { memberId: user.id };
        },
      ),
    },
  };
}

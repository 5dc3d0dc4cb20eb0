import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { EmailAddress } from '../../kernel/email.js';
import { senderOf } from '../http/index.js';
import { BASE_PATH } from './auth-names.js';
import type { AuthRouteDeps } from './auth-routes.js';
import type { AskedChange, ConfirmedChange, SessionHolder } from './change-address.js';
import { TooManyLinks } from './limiters.js';
import { isFromThisComputer } from './loopback.js';
import { jsonOf, refuse } from './requests.js';
import { isPersona } from './sample-personas.js';
import { placeCookie } from './session-cookie.js';

const ADDRESS = `${BASE_PATH}/address`;

const Wish = z.object({ email: EmailAddress });
const Code = z.string().min(1).max(50);
const Codes = z.object({ former: Code, fresh: Code });

/**
 * The address that somebody signs in with: `GET` says it, and which change waits for its codes;
 * `POST` asks for another one, and `POST …/confirm` enters the codes. Beside GraphQL, as all of
 * sign-in: a person is one in the installation, and it is about the session of this browser.
 */
export function addAddressRoutes(scope: FastifyInstance, deps: AuthRouteDeps): void {
  const { changeAddress } = deps.signIn;
  scope.get(ADDRESS, async (request, reply) => {
    const holder = await holderOf(request, deps);
    if (!holder) return notSignedIn(reply);
    const asked = await changeAddress.findAsked(holder.memberId);
    return reply.send({ email: holder.email, asked: asked && askedOf(asked) });
  });
  scope.post(ADDRESS, async (request, reply) => ask(request, reply, deps));
  scope.post(`${ADDRESS}/confirm`, async (request, reply) => {
    const holder = await holderOf(request, deps);
    if (!holder) return notSignedIn(reply);
    const codes = Codes.safeParse(jsonOf(request));
    if (!codes.success) return refuse(reply, 400, 'INVALID_INPUT', 'former, fresh: both codes');
    const confirmed = await changeAddress.confirmAddress(holder, codes.data);
    return answer(reply, deps, confirmed);
  });
}

async function ask(
  request: FastifyRequest,
  reply: FastifyReply,
  deps: AuthRouteDeps,
): Promise<FastifyReply> {
  const holder = await holderOf(request, deps);
  if (!holder) return notSignedIn(reply);
  const wish = Wish.safeParse(jsonOf(request));
  if (!wish.success) {
    return refuse(reply, 400, 'INVALID_INPUT', 'email: an address such as mei@example.com');
  }
  const { email } = wish.data;
  if (email === holder.email) {
    return refuse(reply, 409, 'SAME_ADDRESS', 'You sign in with this address already.');
  }
  if (!(await mayChange(request, holder, deps))) {
    return refuse(reply, 403, 'SAMPLE_PERSON', 'The people of the sample keep their addresses.');
  }
  try {
    const asked = await deps.signIn.changeAddress.askForAddress(holder, email, senderOf(request));
    return await reply.send(askedOf(asked));
  } catch (error) {
    if (!(error instanceof TooManyLinks)) throw error;
    void reply.header('retry-after', String(error.retryAfterSeconds));
    return refuse(reply, 429, 'TOO_MANY_REQUESTS', error.message);
  }
}

/** On a public demo everybody is Mei: she neither moves away nor writes to strangers. */
export async function mayChange(
  request: FastifyRequest,
  { memberId }: SessionHolder,
  { config, signIn }: AuthRouteDeps,
): Promise<boolean> {
  return isFromThisComputer(request.raw, config) || !(await isPersona(signIn.pool, memberId));
}

function answer(
  reply: FastifyReply,
  { config, signIn }: AuthRouteDeps,
  confirmed: ConfirmedChange,
): FastifyReply {
  switch (confirmed.outcome) {
    case 'NONE':
      return refuse(reply, 410, 'NOTHING_ASKED', 'The codes ran out or were used: ask again.');
    case 'TAKEN':
      return refuse(reply, 409, 'ADDRESS_TAKEN', 'Somebody signs in with this address already.');
    case 'WRONG': {
      const { wrong, triesLeft } = confirmed;
      const message = 'A code is not the one that was sent.';
      return reply.status(422).send({ code: 'WRONG_CODE', message, wrong, triesLeft });
    }
    case 'CHANGED': {
      const place = placeCookie(
        signIn.placeOf(confirmed.email),
        config.publicUrl.startsWith('https:'),
      );
      return reply.header('set-cookie', place).send({ email: confirmed.email });
    }
  }
}

export async function holderOf(
  request: FastifyRequest,
  { signIn }: AuthRouteDeps,
): Promise<SessionHolder | null> {
  const token = signIn.tokenOf(request.headers.cookie);
  return token === null ? null : signIn.changeAddress.holderOf(token);
}

export function notSignedIn(reply: FastifyReply): FastifyReply {
  return refuse(reply, 401, 'NOT_SIGNED_IN', 'Sign in first.');
}

function askedOf({ email, endsAt, triesLeft }: AskedChange): object {
  return { email, endsAt: endsAt.toISOString(), triesLeft };
}

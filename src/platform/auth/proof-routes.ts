import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { EmailAddress } from '../../kernel/email.js';
import { senderOf } from '../http/index.js';
import { holderOf, mayChange, notSignedIn } from './address-routes.js';
import { BASE_PATH } from './auth-names.js';
import type { AuthRouteDeps } from './auth-routes.js';
import { TooManyLinks } from './limiters.js';
import type { AskedProof, ConfirmedProof } from './prove-address.js';
import { jsonOf, refuse } from './requests.js';

const PROOF = `${BASE_PATH}/other-address`;

const Wish = z.object({ email: EmailAddress });
const Code = z.string().min(1).max(50);
const Codes = z.object({ own: Code, other: Code });

/**
 * Another mailbox that is theirs, too, for a merge of two profiles (R-U6): `GET` says which was asked
 * for; `POST` asks for one, and `POST …/confirm` enters the codes. Beside GraphQL, as all of sign-in: a
 * mailbox is a person's, in whatever programme.
 */
export function addProofRoutes(scope: FastifyInstance, deps: AuthRouteDeps): void {
  const { proveAddress } = deps.signIn;
  scope.get(PROOF, async (request, reply) => {
    const holder = await holderOf(request, deps);
    if (!holder) return notSignedIn(reply);
    const asked = await proveAddress.findAsked(holder.memberId);
    return reply.send({ email: holder.email, asked: asked && askedOf(asked) });
  });
  scope.post(PROOF, async (request, reply) => ask(request, reply, deps));
  scope.post(`${PROOF}/confirm`, async (request, reply) => {
    const holder = await holderOf(request, deps);
    if (!holder) return notSignedIn(reply);
    const codes = Codes.safeParse(jsonOf(request));
    if (!codes.success) return refuse(reply, 400, 'INVALID_INPUT', 'own, other: both codes');
    return answer(reply, await proveAddress.confirmProof(holder, codes.data));
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
    return refuse(reply, 403, 'SAMPLE_PERSON', 'The people of the sample keep their profiles.');
  }
  try {
    const asked = await deps.signIn.proveAddress.askForProof(holder, email, senderOf(request));
    return await reply.send(askedOf(asked));
  } catch (error) {
    if (!(error instanceof TooManyLinks)) throw error;
    void reply.header('retry-after', String(error.retryAfterSeconds));
    return refuse(reply, 429, 'TOO_MANY_REQUESTS', error.message);
  }
}

function answer(reply: FastifyReply, confirmed: ConfirmedProof): FastifyReply {
  switch (confirmed.outcome) {
    case 'NONE':
      return refuse(reply, 410, 'NOTHING_ASKED', 'The codes ran out or were used: ask again.');
    case 'WRONG': {
      const { wrong, triesLeft } = confirmed;
      const message = 'A code is not the one that was sent.';
      return reply.status(422).send({ code: 'WRONG_CODE', message, wrong, triesLeft });
    }
    case 'PROVEN':
      return reply.send({ email: confirmed.email, endsAt: confirmed.endsAt.toISOString() });
  }
}

function askedOf({ email, endsAt, triesLeft, proven }: AskedProof): object {
  return { email, endsAt: endsAt.toISOString(), triesLeft, proven };
}

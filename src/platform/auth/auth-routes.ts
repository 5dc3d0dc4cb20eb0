import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { EmailAddress } from '../../kernel/email.js';
import type { Id } from '../../kernel/ids.js';
import type { Config } from '../config/index.js';
import { senderOf } from '../http/index.js';
import { addAddressRoutes } from './address-routes.js';
import { addProofRoutes } from './proof-routes.js';
import { BASE_PATH } from './auth-names.js';
import { comesFromUs } from './cross-site.js';
import { isFromThisComputer } from './loopback.js';
import { memberOfPersona, samplePersonas } from './sample-personas.js';
import { TooManyLinks } from './limiters.js';
import { jsonOf, refuse } from './requests.js';
import { placeIn, placeCookie } from './session-cookie.js';
import type { NewSession, SignIn } from './sign-in.js';

const BODY_LIMIT = 64 * 1024;

/**
 * The address of better-auth that is served; its others (sign-up, GET links) stay unknown, as does
 * `get-session`, whose answer gives the session's token to scripts.
 */
const SIGN_OUT = `${BASE_PATH}/sign-out`;

export interface AuthRouteDeps {
  readonly config: Pick<Config, 'publicUrl' | 'environment' | 'demo' | 'trustedProxies'>;
  readonly signIn: SignIn;
  /** accepts a member's open invitations; called before the answer of a sign-in */
  acceptInvitations(memberId: Id, requestId: string): Promise<void>;
}

const LinkRequest = z.object({
  email: EmailAddress,
  callbackURL: z.string().max(2_000).optional(),
});
const Confirmation = z.object({ token: z.string().min(1).max(200) });
const PersonaChoice = z.object({ key: z.uuid() });

/** Signing in and out, and entering the sample, on Fastify itself: no GraphQL before a session. */
export function registerAuthRoutes(fastify: FastifyInstance, deps: AuthRouteDeps): void {
  void fastify.register((scope, _options, done) => {
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser('*', { parseAs: 'buffer', bodyLimit: BODY_LIMIT }, keepBuffer);
    scope.addHook('onRequest', async (request, reply) => {
      void reply.header('cache-control', 'no-store');
      if (request.method === 'POST' && !comesFromUs(request.headers, deps.config)) {
        await refuse(reply, 403, 'CROSS_SITE', 'Send this from the portal, as JSON.');
      }
    });
    addLinkRoutes(scope, deps);
    addAddressRoutes(scope, deps);
    addProofRoutes(scope, deps);
    addSampleRoutes(scope, deps);
    scope.post(SIGN_OUT, (request, reply) => passOn(request, reply, deps));
    done();
  });
}

function addLinkRoutes(scope: FastifyInstance, deps: AuthRouteDeps): void {
  const { signIn } = deps;
  scope.post(`${BASE_PATH}/sign-in/magic-link`, async (request, reply) => {
    const input = LinkRequest.safeParse(jsonOf(request));
    if (!input.success) {
      return refuse(reply, 400, 'INVALID_INPUT', 'email: an address such as mei@example.com');
    }
    try {
      await signIn.requestLink(input.data.email, pathOf(input.data.callbackURL), {
        sender: senderOf(request),
        place: placeIn(request.headers.cookie),
      });
    } catch (error) {
      if (!(error instanceof TooManyLinks)) throw error;
      void reply.header('retry-after', String(error.retryAfterSeconds));
      return refuse(reply, 429, 'TOO_MANY_REQUESTS', error.message);
    }
    return reply.send({ status: true });
  });
  scope.post(`${BASE_PATH}/confirm`, async (request, reply) => {
    const input = Confirmation.safeParse(jsonOf(request));
    const session = input.success
      ? await signIn.confirm(input.data.token, headersOf(request))
      : null;
    if (session === null) {
      return refuse(
        reply,
        410,
        'LINK_NOT_VALID',
        'This link was used or ran out: ask for another.',
      );
    }
    return welcome(request, reply, deps, session);
  });
}

function addSampleRoutes(scope: FastifyInstance, deps: AuthRouteDeps): void {
  const { config, signIn } = deps;
  const isOpen = (request: FastifyRequest): boolean =>
    config.demo || isFromThisComputer(request.raw, config);
  scope.get('/api/sample/personas', async (request, reply) =>
    reply.send(isOpen(request) ? await samplePersonas(signIn.pool) : []),
  );
  scope.post('/api/sample/sign-in', async (request, reply) => {
    const input = PersonaChoice.safeParse(jsonOf(request));
    const memberId =
      input.success && isOpen(request) ? await memberOfPersona(signIn.pool, input.data.key) : null;
    const session = memberId === null ? null : await signIn.enterAs(memberId, headersOf(request));
    if (session === null) {
      return refuse(reply, 404, 'NOT_FOUND', 'There is nobody of the sample by this key.');
    }
    return welcome(request, reply, deps, session);
  });
}

async function welcome(
  request: FastifyRequest,
  reply: FastifyReply,
  deps: AuthRouteDeps,
  session: NewSession,
): Promise<FastifyReply> {
  await deps.acceptInvitations(session.memberId, request.id);
  return reply.header('set-cookie', cookiesOf(session, deps.config)).send({ status: true });
}

/** Whole Set-Cookie values of a new session, and of what the browser keeps of it. */
export function cookiesOf(
  { cookies, place }: NewSession,
  { publicUrl }: Pick<Config, 'publicUrl'>,
): string[] {
  const isSecure = publicUrl.startsWith('https:');
  return [...cookies, ...(place === null ? [] : [placeCookie(place, isSecure)])];
}

async function passOn(
  request: FastifyRequest,
  reply: FastifyReply,
  { signIn, config }: AuthRouteDeps,
): Promise<FastifyReply> {
  const headers = headersOf(request);
  // Our own check has passed; better-auth's knows the public address only, not loopback's names.
  headers.set('origin', new URL(config.publicUrl).origin);
  // It needs no body, and better-auth would log one of another type as an error of ours.
  headers.delete('content-type');
  const answer = await signIn.handle(
    new Request(new URL(request.url, config.publicUrl), { method: request.method, headers }),
  );
  for (const [name, value] of answer.headers) {
    if (name !== 'set-cookie') void reply.header(name, value);
  }
  const cookies = answer.headers.getSetCookie();
  if (cookies.length > 0) void reply.header('set-cookie', cookies);
  return reply.status(answer.status).send(Buffer.from(await answer.arrayBuffer()));
}

function keepBuffer(
  _request: FastifyRequest,
  body: Buffer,
  done: (error: null, body: Buffer) => void,
): void {
  done(null, body);
}

/** The headers of a request as better-auth takes them. */
export function headersOf(request: FastifyRequest): Headers {
  const headers = new Headers();
  for (const [name, value] of Object.entries(request.headers)) {
    if (typeof value === 'string' && !name.startsWith(':')) headers.set(name, value);
  }
  headers.delete('content-length');
  return headers;
}

/** A path of the portal to come back to; anything that could lead elsewhere is dropped. */
function pathOf(wish: string | undefined): string | null {
  if (wish === undefined || !/^\/(?![/\\])[^\\\s]*$/.test(wish)) return null;
  return wish;
}

import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { z } from 'zod';
import { machineActor } from '../../kernel/actor.js';
import { WANTED_ADDRESS } from '../../kernel/email.js';
import { NAME_OF_COMPANY, NAME_OF_PERSON } from '../../kernel/texts.js';
import type { Database } from '../../platform/database/index.js';
import { InvalidInput, UserError, type FieldProblem } from '../../platform/errors/index.js';
import { findAdvocatesByIds } from '../advocates/index.js';
import { readProgram } from '../programs/index.js';
import type { LinkClicks } from './link-clicks.js';
import type { LinkDirectory, LinkEntry } from './link-directory.js';
import type { ReferByLink } from './refer-by-link.js';
import { DuplicateReferral } from '../referrals/index.js';

export interface LinkRouteDeps {
  readonly database: Database;
  readonly directory: LinkDirectory;
  readonly clicks: LinkClicks;
  readonly refer: ReferByLink;
}

const SUBMISSIONS = 20;
const PER_SECONDS = 600;

/** Texts at all: what each must be is the verb's to say, as on the portal's form. */
const Submission = z.object({
  name: z.string(NAME_OF_PERSON),
  email: z.string(WANTED_ADDRESS),
  company: z.string(NAME_OF_COMPANY),
  note: z.string('A text.').nullish(),
  /** people do not see this field: only a bot fills it in */
  website: z.string().optional(),
});

/** The names of the public form, for the fields of the verb. */
const FIELD: Readonly<Record<string, string>> = {
  refereeName: 'name',
  refereeEmail: 'email',
  companyName: 'company',
};

/** `GET /r/:code` (a click, then the page), and what that page reads and sends. */
export function registerLinkRoutes(fastify: FastifyInstance, deps: LinkRouteDeps): void {
  const limiter = new RateLimiterMemory({ points: SUBMISSIONS, duration: PER_SECONDS });
  fastify.get<{ Params: { code: string } }>('/r/:code', async (request, reply) => {
    const link = await deps.directory.find(request.params.code);
    if (link) deps.clicks.add(link.programId, link.linkId);
    return reply
      .header('cache-control', 'no-store')
      .redirect(`/refer/${encodeURIComponent(link?.code ?? request.params.code)}`, 302);
  });
  fastify.get<{ Params: { code: string } }>('/api/refer/:code', async (request, reply) => {
    const link = await deps.directory.find(request.params.code);
    const page = link && (await pageOf(deps, link));
    return page ? reply.send(page) : noSuchLink(reply);
  });
  const config = { fromAnySite: true };
  fastify.post<{ Params: { code: string } }>(
    '/api/refer/:code',
    { config },
    async (request, reply) => {
      const link = await deps.directory.find(request.params.code);
      if (!link) return noSuchLink(reply);
      return (await isTooMany(limiter, request))
        ? tooMany(reply)
        : submit(deps, link, request, reply);
    },
  );
}

function noSuchLink(reply: FastifyReply): FastifyReply {
  return reply.code(404).send({ error: 'LINK_NOT_FOUND', message: 'This link leads nowhere.' });
}

async function isTooMany(limiter: RateLimiterMemory, request: FastifyRequest): Promise<boolean> {
  try {
    await limiter.consume(request.ip);
    return false;
  } catch (error) {
    if (error instanceof RateLimiterRes) return true;
    throw error;
  }
}

function tooMany(reply: FastifyReply): FastifyReply {
  return reply
    .code(429)
    .header('retry-after', String(PER_SECONDS))
    .send({
      ok: false,
      problems: [problem([], 'Too many at once: try again in 10 minutes.', 'TOO_MANY_REQUESTS')],
    });
}

function problem(
  path: readonly string[],
  message: string,
  code: string,
): FieldProblem & { code: string } {
  return { path: path.map((field) => FIELD[field] ?? field), message, code };
}

/** Null where the advocate has left: their link has ended (R-U5). */
async function pageOf(
  { database }: Pick<LinkRouteDeps, 'database'>,
  link: LinkEntry,
): Promise<object | null> {
  return database.read(link, async (tx) => {
    const program = await readProgram(tx);
    const [advocate] = await findAdvocatesByIds(tx, [link.advocateId]);
    if (advocate?.status === 'LEFT') return null;
    const { slug, name, color, locale } = program;
    return {
      program: { slug, name, color, locale },
      advocateFirstName: advocate?.name.split(/\s+/)[0] ?? '',
      windowDays: program.conversionWindowDays,
    };
  });
}

async function submit(
  { database, refer }: LinkRouteDeps,
  link: LinkEntry,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const parsed = Submission.safeParse(request.body);
  if (!parsed.success) {
    const problems = parsed.error.issues.map((issue) =>
      problem(issue.path.map(String), issue.message, 'INVALID_INPUT'),
    );
    return reply.code(400).send({ ok: false, problems });
  }
  // A bot gets the answer that a person would get, and learns nothing.
  if (parsed.data.website) return reply.send({ ok: true });
  const actor = machineActor('PUBLIC', link.programId, request.id);
  try {
    await database.write(actor, 'referByLink', (tx) =>
      refer.referByLink(tx, actor, { link, ...parsed.data }),
    );
    return await reply.send({ ok: true });
  } catch (error) {
    // A public page must not reveal whether somebody was referred already.
    if (error instanceof DuplicateReferral) return reply.send({ ok: true });
    if (!(error instanceof UserError)) throw error;
    if ((await pageOf({ database }, link)) === null) return noSuchLink(reply);
    return reply.code(400).send({ ok: false, problems: problemsOf(error) });
  }
}

function problemsOf(error: UserError): (FieldProblem & { code: string })[] {
  return error instanceof InvalidInput
    ? error.problems.map(({ path, message }) => problem(path, message, error.code))
    : [problem(error.path, error.message, error.code)];
}

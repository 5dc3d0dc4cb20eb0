import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { setTimeout } from 'node:timers/promises';
import { z } from 'zod';
import { machineActor } from '../../kernel/actor.js';
import { WANTED_ADDRESS } from '../../kernel/email.js';
import { NAME_OF_COMPANY, NAME_OF_PERSON } from '../../kernel/texts.js';
import type { Database } from '../../platform/database/index.js';
import { InvalidInput, UserError, type FieldProblem } from '../../platform/errors/index.js';
import { findAdvocatesMeant } from '../advocates/index.js';
import { readProgram } from '../programs/index.js';
import type { LinkClicks } from './link-clicks.js';
import type { LinkDirectory, LinkEntry } from './link-directory.js';
import type { ReferByLink } from './refer-by-link.js';
import { DuplicateReferral, SelfReferral } from '../referrals/index.js';
import { LinkLimits } from './link-limits.js';
import { isClick } from './link-visit.rules.js';

export interface LinkRouteDeps {
  readonly database: Database;
  readonly directory: LinkDirectory;
  readonly clicks: LinkClicks;
  readonly refer: ReferByLink;
}

/** Nobody is answered earlier: how long the work takes would tell whose address it is. */
const ANSWERED_AFTER_MS = 250;

/** Texts at all: what each must be is the verb's to say, as on the portal's form. */
const Submission = z.object({
  name: z.string(NAME_OF_PERSON),
  email: z.string(WANTED_ADDRESS),
  company: z.string(NAME_OF_COMPANY),
  note: z.string('A text.').nullish(),
  /**
   * Fields that people do not see: whoever fills one in is no person, or a browser that filled in
   * what it should not. The first is on our page, under a name that no browser fills; the second
   * was, and is what programs guess.
   */
  leaveBlank: z.unknown().optional(),
  website: z.unknown().optional(),
});

/** The names of the public form, for the fields of the verb. */
const FIELD: Readonly<Record<string, string>> = {
  refereeName: 'name',
  refereeEmail: 'email',
  companyName: 'company',
};

interface Coded {
  Params: { code: string };
}

/** `GET /r/:code` (a click, then the page), and what that page reads and sends. */
export function registerLinkRoutes(fastify: FastifyInstance, deps: LinkRouteDeps): void {
  const limits = new LinkLimits();
  fastify.get<Coded>('/r/:code', async (request, reply) => {
    const wait = await limits.visit(request);
    if (wait !== null) return tooMany(reply, wait);
    const link = await deps.directory.find(request.params.code);
    if (link && isClick(request) && (await limits.mayClick(request, link.linkId))) {
      deps.clicks.add(link.programId, link.linkId);
    }
    return reply.redirect(`/refer/${encodeURIComponent(link?.code ?? request.params.code)}`, 302);
  });
  fastify.get<Coded>('/api/refer/:code', async (request, reply) => {
    const wait = await limits.visit(request);
    if (wait !== null) return tooMany(reply, wait);
    const link = await deps.directory.find(request.params.code);
    const page = link && (await pageOf(deps, link));
    return page ? reply.send(page) : noSuchLink(reply);
  });
  const config = { fromAnySite: true };
  fastify.post<Coded>('/api/refer/:code', { config }, async (request, reply) => {
    const link = await deps.directory.find(request.params.code);
    if (!link) return noSuchLink(reply);
    const wait = await limits.submit(request, link.linkId);
    if (wait !== null) return tooMany(reply, wait);
    const [answer] = await Promise.all([
      submit(deps, link, request),
      setTimeout(ANSWERED_AFTER_MS),
    ]);
    return answer ? reply.code(answer.ok ? 200 : 400).send(answer) : noSuchLink(reply);
  });
}

function noSuchLink(reply: FastifyReply): FastifyReply {
  return reply.code(404).send({ error: 'LINK_NOT_FOUND', message: 'This link leads nowhere.' });
}

function tooMany(reply: FastifyReply, waitSeconds: number): FastifyReply {
  const minutes = String(Math.ceil(waitSeconds / 60));
  return reply
    .code(429)
    .header('retry-after', String(waitSeconds))
    .send({
      ok: false,
      problems: [
        problem([], `Too many at once: try again in ${minutes} minutes.`, 'TOO_MANY_REQUESTS'),
      ],
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
    const advocate = (await findAdvocatesMeant(tx, [link.advocateId])).get(link.advocateId);
    if (advocate?.status === 'LEFT') return null;
    const { slug, name, color, locale } = program;
    return {
      program: { slug, name, color, locale },
      advocateFirstName: advocate?.name.split(/\s+/)[0] ?? '',
      windowDays: program.conversionWindowDays,
    };
  });
}

type Answer =
  | { readonly ok: true }
  | { readonly ok: false; readonly problems: readonly (FieldProblem & { code: string })[] };

/** Null: the link leads nowhere any more. */
async function submit(
  { database, refer }: LinkRouteDeps,
  link: LinkEntry,
  request: FastifyRequest,
): Promise<Answer | null> {
  const parsed = Submission.safeParse(request.body);
  if (!parsed.success) {
    const problems = parsed.error.issues.map((issue) =>
      problem(issue.path.map(String), issue.message, 'INVALID_INPUT'),
    );
    return { ok: false, problems };
  }
  const { leaveBlank, website, ...told } = parsed.data;
  const flagged = [leaveBlank, website].some(isFilled);
  const actor = machineActor('PUBLIC', link.programId, request.id);
  try {
    await database.write(actor, 'referByLink', (tx) =>
      refer.referByLink(tx, actor, { link, flagged, ...told }),
    );
    return { ok: true };
  } catch (error) {
    // A public page must not reveal whether somebody was referred already, or whose address it is.
    if (error instanceof DuplicateReferral || error instanceof SelfReferral) return { ok: true };
    if (!(error instanceof UserError)) throw error;
    if ((await pageOf({ database }, link)) === null) return null;
    return { ok: false, problems: problemsOf(error) };
  }
}

/** Whatever it is: what a program put there must not refuse what a person may have meant. */
function isFilled(value: unknown): boolean {
  return typeof value === 'string' ? value.trim() !== '' : (value ?? null) !== null;
}

function problemsOf(error: UserError): (FieldProblem & { code: string })[] {
  return error instanceof InvalidInput
    ? error.problems.map(({ path, message }) => problem(path, message, error.code))
    : [problem(error.path, error.message, error.code)];
}

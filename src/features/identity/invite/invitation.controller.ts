import { Injectable } from '@nestjs/common';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { machineActor } from '../../../kernel/actor.js';
import { dayWords } from '../../../kernel/day-words.js';
import { Database } from '../../../platform/database/index.js';
import { html, plainPage, type Html } from '../../../platform/mail/index.js';
import type { ProgramRow } from '../../programs/index.js';
import {
  DeclineInvitation,
  invitationStanding,
  type InvitationStanding,
} from './decline-invitation.js';
import { findMembership, lastMomentBefore } from '../members/index.js';
import { invitationTexts } from './invitation-texts.js';
import { InvitationTokens, type Invitation } from './invitation-token.js';
import { inviterOf, programFor } from './mail-invitation.js';

interface Asked {
  readonly token?: string;
  /** they may be invited again */
  readonly again?: string;
}

interface FoundInvitation {
  readonly standing: InvitationStanding;
  /** in the language of who is invited, where that is known */
  readonly program: ProgramRow;
  /** they leave by themselves; others are taken out by an admin */
  readonly isAdvocate: boolean;
  readonly inviter: { readonly name: string; readonly email: string } | null;
  /** null: it is open, or was taken back */
  readonly endedAt: Date | null;
}

type Request = FastifyRequest<{ Querystring: Asked }>;

/**
 * `GET /invitation?token=…` is the link of an invitation: to sign-in while it is open, and afterwards
 * a page that says that it has ended, and what to do (R-U4).
 *
 * `GET /no-invitations?token=…` shows a question, `POST` to the same address answers it, also when
 * a mail program sends it by itself (RFC 8058). The token is the right to do so; a GET changes
 * nothing, because mail scanners follow links.
 */
@Injectable()
export class InvitationController {
  constructor(
    private readonly database: Database,
    private readonly tokens: InvitationTokens,
    private readonly decline: DeclineInvitation,
  ) {}

  register(fastify: FastifyInstance): void {
    void fastify.register((scope, _options, done) => {
      // The address holds the whole request; the body only confirms it.
      scope.removeAllContentTypeParsers();
      scope.addContentTypeParser('*', { parseAs: 'buffer', bodyLimit: 4_096 }, (_r, _b, parsed) => {
        parsed(null);
      });
      scope.get<{ Querystring: Asked }>('/invitation', (request, reply) =>
        this.join(request, reply),
      );
      scope.get<{ Querystring: Asked }>('/no-invitations', (request, reply) =>
        this.show(request, reply),
      );
      // Mail programs post it by themselves, from wherever they are.
      const config = { fromAnySite: true };
      scope.post<{ Querystring: Asked }>('/no-invitations', { config }, (request, reply) =>
        this.answer(request, reply),
      );
      done();
    });
  }

  private async join({ query }: Request, reply: FastifyReply): Promise<FastifyReply> {
    const invitation = this.tokens.read(query.token ?? '');
    const found = invitation && (await this.find(invitation));
    if (!found) return broken(reply);
    const { program, standing } = found;
    if (standing === 'OPEN' || standing === 'JOINED') return reply.redirect('/sign-in', 302);
    const t = invitationTexts[program.locale];
    const declined = [html`<p>${t.declined(program.name)}</p>`];
    const body = standing === 'DECLINED' ? declined : endedBody(found);
    return plainPage(reply, program.locale, t.title(program.name), body);
  }

  private async answer(request: Request, reply: FastifyReply): Promise<FastifyReply> {
    const { token = '', again } = request.query;
    const invitation = this.tokens.read(token);
    if (invitation && (await this.find(invitation))) {
      const { programId, membershipId } = invitation;
      const actor = machineActor('PUBLIC', programId, request.id);
      const declines = again !== '1';
      await this.database.write(actor, 'declineInvitation', (tx) =>
        this.decline.declineInvitation(tx, actor, { membershipId, declines }),
      );
    }
    return this.show(request, reply);
  }

  private async show({ query }: Request, reply: FastifyReply): Promise<FastifyReply> {
    const { token = '' } = query;
    const invitation = this.tokens.read(token);
    const found = invitation && (await this.find(invitation));
    if (!found) return broken(reply);
    const { program, standing } = found;
    const t = invitationTexts[program.locale];
    const action = `/no-invitations?token=${encodeURIComponent(token)}`;
    const title = t.title(program.name);
    if (standing === 'JOINED') {
      return plainPage(reply, program.locale, title, [
        html`<p>${t.joined(program.name)}</p>`,
        html`<p>${found.isAdvocate ? t.leave : t.takenOut}</p>`,
      ]);
    }
    const isOpen = standing !== 'DECLINED';
    return plainPage(reply, program.locale, title, [
      html`<p>${isOpen ? t.ask(program.name) : t.declined(program.name)}</p>`,
      html`<form method="post" action="${action}${isOpen ? '' : '&again=1'}">
        <button class="main">${isOpen ? t.noMore : t.again}</button>
      </form>`,
    ]);
  }

  /** Null where programme or invitation are gone. */
  private async find({ programId, membershipId }: Invitation): Promise<FoundInvitation | null> {
    return this.database.read({ programId }, async (tx) => {
      const standing: InvitationStanding | null = await invitationStanding(tx, membershipId);
      const membership = await findMembership(tx, membershipId);
      return (
        standing && {
          standing,
          program: await programFor(tx, membership),
          isAdvocate: membership?.roles.includes('advocate') ?? false,
          inviter: await inviterOf(tx, membership),
          endedAt: membership?.invitationEnded ? membership.invitationEndsAt : null,
        }
      );
    });
  }
}

/** When it ended, and whom to ask for another one. */
function endedBody({ program, inviter, endedAt }: FoundInvitation): Html[] {
  const { locale, timeZone, name } = program;
  const t = invitationTexts[locale];
  return [
    html`<p>${t.ended(endedAt && dayWords(lastMomentBefore(endedAt), locale, timeZone))}</p>`,
    html`<p>${t.askAgain(inviter?.name ?? name)}</p>`,
    ...(inviter ? [html`<p><a href="mailto:${inviter.email}">${inviter.email}</a></p>`] : []),
  ];
}

function broken(reply: FastifyReply): FastifyReply {
  return plainPage(reply.code(404), 'en', 'Goodturn', [html`<p>${invitationTexts.en.broken}</p>`]);
}

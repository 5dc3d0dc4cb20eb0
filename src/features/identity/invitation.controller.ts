import { Injectable } from '@nestjs/common';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { machineActor } from '../../kernel/actor.js';
import { Database } from '../../platform/database/index.js';
import { html, plainPage } from '../../platform/mail/index.js';
import { readProgram } from '../programs/index.js';
import {
  DeclineInvitation,
  invitationStanding,
  type InvitationStanding,
} from './decline-invitation.js';
import { invitationTexts } from './invitation-texts.js';
import { InvitationTokens, type Invitation } from './invitation-token.js';

interface Asked {
  readonly token?: string;
  /** they may be invited again */
  readonly again?: string;
}

type Request = FastifyRequest<{ Querystring: Asked }>;

/**
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
    if (!found) {
      const { broken } = invitationTexts.en;
      return plainPage(reply.code(404), 'en', 'Goodturn', [html`<p>${broken}</p>`]);
    }
    const { program, standing } = found;
    const t = invitationTexts[program.locale];
    const action = `/no-invitations?token=${encodeURIComponent(token)}`;
    const title = t.title(program.name);
    if (standing === 'JOINED') {
      return plainPage(reply, program.locale, title, [html`<p>${t.joined(program.name)}</p>`]);
    }
    const isOpen = standing === 'OPEN';
    return plainPage(reply, program.locale, title, [
      html`<p>${isOpen ? t.ask(program.name) : t.declined(program.name)}</p>`,
      html`<form method="post" action="${action}${isOpen ? '' : '&again=1'}">
        <button class="main">${isOpen ? t.noMore : t.again}</button>
      </form>`,
    ]);
  }

  /** Null where programme or invitation are gone. */
  private async find({ programId, membershipId }: Invitation) {
    return this.database.read({ programId }, async (tx) => {
      const standing: InvitationStanding | null = await invitationStanding(tx, membershipId);
      return standing && { standing, program: await readProgram(tx) };
    });
  }
}

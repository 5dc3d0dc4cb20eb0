import { Inject, Injectable } from '@nestjs/common';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { dayWords } from '../../../kernel/day-words.js';
import { cookiesOf, headersOf, SignIn } from '../../../platform/auth/index.js';
import { CONFIG, type Config } from '../../../platform/config/index.js';
import { Database } from '../../../platform/database/index.js';
import { html, plainPage, type Html } from '../../../platform/mail/index.js';
import type { ProgramRow } from '../../programs/index.js';
import { findMembership, lastMomentBefore, type MembershipRow } from '../members/index.js';
import { invitationTexts } from './invitation-texts.js';
import { InvitationTokens, type Invitation } from './invitation-token.js';
import { inviterOf, letsIn, programFor } from './mail-invitation.js';
import { OnSignedIn } from './on-signed-in.js';

interface Invited {
  readonly membership: MembershipRow;
  readonly program: ProgramRow;
  readonly inviter: string | null;
}

type Request = FastifyRequest<{ Querystring: { readonly token?: string } }>;

/**
 * `GET /join?token=…` is the link in the mail of an advocate's invitation: it shows who invites them
 * to what, with one button. `POST` to the same address accepts and signs in (a GET does not: mail
 * scanners follow links). That holds while the invitation is open, and for who can enter nothing
 * else: the mail proves the address as the mail of a sign-in does, but for longer, so it never opens
 * what somebody has already (ADR 0045). Everybody else is led to `/invitation`, which says how it
 * stands.
 */
@Injectable()
export class JoinController {
  constructor(
    private readonly database: Database,
    private readonly tokens: InvitationTokens,
    private readonly signIn: SignIn,
    private readonly signedIn: OnSignedIn,
    @Inject(CONFIG) private readonly config: Pick<Config, 'publicUrl'>,
  ) {}

  register(fastify: FastifyInstance): void {
    void fastify.register((scope, _options, done) => {
      // The address holds the whole request; the body only confirms it.
      scope.removeAllContentTypeParsers();
      scope.addContentTypeParser('*', { parseAs: 'buffer', bodyLimit: 4_096 }, (_r, _b, parsed) => {
        parsed(null);
      });
      scope.get<{ Querystring: { token?: string } }>('/join', (request, reply) =>
        this.show(request, reply),
      );
      // The page has no referrer, so its form has no origin: `isOwnForm` looks at what browsers tell.
      const config = { fromAnySite: true };
      scope.post<{ Querystring: { token?: string } }>('/join', { config }, (request, reply) =>
        this.join(request, reply),
      );
      done();
    });
  }

  private async show(request: Request, reply: FastifyReply): Promise<FastifyReply> {
    const invitation = this.tokens.readJoin(request.query.token ?? '');
    if (!invitation) return reply.redirect('/invitation', 302);
    const invited = await this.find(invitation);
    if (!invited) return reply.redirect(this.tokens.path(invitation), 302);
    const { program, membership, inviter } = invited;
    const t = invitationTexts[program.locale];
    return plainPage(reply, program.locale, t.invited(program.name), [
      html`<p>${t.lead(program.name, inviter)}</p>`,
      ...noteOf(membership),
      ...endOf(invited),
      html`<form method="post" action="/join?token=${request.query.token ?? ''}">
        <button class="main">${t.join}</button>
      </form>`,
      html`<p><a href="${this.tokens.declinePath(invitation)}">${t.noMore}</a></p>`,
    ]);
  }

  private async join(request: Request, reply: FastifyReply): Promise<FastifyReply> {
    const invitation = this.tokens.readJoin(request.query.token ?? '');
    if (!invitation) return reply.redirect('/invitation', 303);
    if (!isOwnForm(request)) return this.show(request, reply);
    const memberId = (await this.find(invitation))?.membership.memberId ?? null;
    const session =
      memberId === null ? null : await this.signIn.enterByInvitation(memberId, headersOf(request));
    if (memberId === null || session === null) {
      return reply.redirect(this.tokens.path(invitation), 303);
    }
    await this.signedIn.acceptAll(memberId, request.id);
    return reply
      .headers({ 'set-cookie': cookiesOf(session, this.config), 'cache-control': 'no-store' })
      .redirect('/', 303);
  }

  /** Null where the link lets nobody in. */
  private async find({ programId, membershipId }: Invitation): Promise<Invited | null> {
    const invited = await this.database.read({ programId }, async (tx) => {
      const membership = await findMembership(tx, membershipId);
      if (membership?.status !== 'INVITED' || membership.invitationEnded) return null;
      const [program, inviter] = [
        await programFor(tx, membership),
        await inviterOf(tx, membership),
      ];
      return { membership, program, inviter: inviter?.name ?? null };
    });
    return invited && (await this.mayEnter(invited.membership)) ? invited : null;
  }

  /** The mail may lie in a mailbox that was theirs when it was sent, and is not any more. */
  private async mayEnter(membership: MembershipRow): Promise<boolean> {
    const { memberId, invitedAt } = membership;
    if (!(await letsIn(this.database, membership))) return false;
    const { formerAddresses } = this.signIn;
    return invitedAt === null || !(await formerAddresses.changedSince(memberId, invitedAt));
  }
}

/** Another site makes nobody join, or sign in as somebody else, unseen. */
function isOwnForm({ headers }: Request): boolean {
  const site = headers['sec-fetch-site'];
  return site === undefined || site === 'same-origin';
}

function noteOf({ invitationNote }: MembershipRow): Html[] {
  return invitationNote === null ? [] : [html`<blockquote>${invitationNote}</blockquote>`];
}

function endOf({ program, membership }: Invited): Html[] {
  const { invitationEndsAt: endsAt } = membership;
  const { locale, timeZone } = program;
  if (endsAt === null) return [];
  const day = dayWords(lastMomentBefore(endsAt), locale, timeZone);
  return [html`<p>${invitationTexts[locale].until(day)}</p>`];
}

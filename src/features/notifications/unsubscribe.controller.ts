import { Injectable } from '@nestjs/common';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { machineActor, type Actor } from '../../kernel/actor.js';
import type { Locale } from '../../kernel/locale.js';
import { Database } from '../../platform/database/index.js';
import type { TextArguments } from '../../platform/i18n/index.js';
import { html, plainPage } from '../../platform/mail/index.js';
import { findAdvocatesByIds } from '../advocates/index.js';
import { readProgram } from '../programs/index.js';
import { allNotificationKinds, SEVERAL_KINDS, type NotificationKind } from './notice-kind.rules.js';
import { NoticeTexts } from './notice-texts.js';
import { wantedKinds } from './notification.queries.js';
import { SetMailPreference } from './set-mail-preference.js';
import { UnsubscribeTokens, type Unsubscription } from './unsubscribe-token.js';

interface Asked {
  readonly token?: string;
  readonly all?: string;
  /** one of the kinds, of a mail that tells of several */
  readonly kind?: string;
}

interface Reader {
  readonly locale: Locale;
  /** the kinds of which mails still come */
  readonly wanted: readonly NotificationKind[];
  readonly args: TextArguments & { readonly program: string };
}

/**
 * `GET /unsubscribe?token=…` shows a question, `POST` to the same address unsubscribes, also when a
 * mail program sends it by itself (RFC 8058). The token is the right to do so: nobody has to sign
 * in, and a GET changes nothing, because mail scanners follow links.
 */
@Injectable()
export class UnsubscribeController {
  constructor(
    private readonly database: Database,
    private readonly tokens: UnsubscribeTokens,
    private readonly texts: NoticeTexts,
    private readonly setPreference: SetMailPreference,
  ) {}

  register(fastify: FastifyInstance): void {
    void fastify.register((scope, _options, done) => {
      // The address holds the whole request; the body only confirms it.
      scope.removeAllContentTypeParsers();
      scope.addContentTypeParser('*', { parseAs: 'buffer', bodyLimit: 4_096 }, (_r, _b, parsed) => {
        parsed(null);
      });
      scope.get<{ Querystring: Asked }>('/unsubscribe', (request, reply) =>
        this.ask(request, reply),
      );
      // Mail programs post it by themselves, from wherever they are.
      const config = { fromAnySite: true };
      scope.post<{ Querystring: Asked }>('/unsubscribe', { config }, (request, reply) =>
        this.unsubscribe(request, reply),
      );
      done();
    });
  }

  private async ask(
    { query: { token = '' } }: FastifyRequest<{ Querystring: Asked }>,
    reply: FastifyReply,
  ): Promise<FastifyReply> {
    const of = this.tokens.read(token);
    const reader = of && (await this.readerOf(of));
    if (!reader) return this.broken(reply);
    const texts = await this.texts.open();
    const say = (key: string): string => texts.say(reader.locale, key, reader.args);
    const action = `/unsubscribe?token=${encodeURIComponent(token)}`;
    const ofAll = html`<form method="post" action="${action}&all=1">
      <button>${say('unsubscribe.all')}</button>
    </form>`;
    if (of.kind !== SEVERAL_KINDS) {
      return plainPage(reply, reader.locale, say('unsubscribe.title'), [
        html`<p>${say('unsubscribe.ask')}</p>`,
        html`<form method="post" action="${action}">
          <button class="main">${say('unsubscribe.one')}</button>
        </form>`,
        ofAll,
      ]);
    }
    return plainPage(reply, reader.locale, say('unsubscribe.title'), [
      html`<p>${say('unsubscribe.askSeveral')}</p>`,
      ...reader.wanted.map(
        (kind) =>
          html`<form method="post" action="${action}&kind=${kind}">
            <button>${texts.say(reader.locale, `kind.${kind}.name`)}</button>
          </form>`,
      ),
      ofAll,
    ]);
  }

  private async unsubscribe(
    { query: { token = '', all, kind }, id: requestId }: FastifyRequest<{ Querystring: Asked }>,
    reply: FastifyReply,
  ): Promise<FastifyReply> {
    const of = this.tokens.read(token);
    const reader = of && (await this.readerOf(of));
    if (!of || !reader) return this.broken(reply);
    const { programId, advocateId } = of;
    const kinds = kindsToSwitchOff(of.kind, all === '1' ? null : kind);
    if (kinds === null) return this.broken(reply);
    const actor: Actor = {
      ...machineActor('PUBLIC', programId, requestId),
      onBehalfOf: advocateId,
    };
    await this.database.write(actor, 'unsubscribe', (tx) =>
      this.setPreference.setMailPreference(tx, actor, { advocateId, kinds, wanted: false }),
    );
    const texts = await this.texts.open();
    const [one, ...others] = kinds;
    const named = one === undefined ? '' : texts.say(reader.locale, `kind.${one}.name`);
    const say = (key: string): string =>
      texts.say(reader.locale, key, { ...reader.args, kind: named });
    return plainPage(reply, reader.locale, say('unsubscribe.doneTitle'), [
      html`<p>${say(others.length > 0 ? 'unsubscribe.doneAll' : 'unsubscribe.doneOne')}</p>`,
      html`<p>${say('unsubscribe.change')}</p>`,
    ]);
  }

  /** Null where programme or advocate are gone; to the reader that is a link that does not work. */
  private async readerOf({ programId, advocateId, kind }: Unsubscription): Promise<Reader | null> {
    const found = await this.database.read({ programId }, async (tx) => {
      const [advocate] = await findAdvocatesByIds(tx, [advocateId]);
      if (!advocate) return null;
      const wants = await wantedKinds(tx, advocateId);
      return {
        advocate,
        program: await readProgram(tx),
        wanted: allNotificationKinds().filter(wants),
      };
    });
    if (!found) return null;
    const locale = found.advocate.language;
    const texts = await this.texts.open();
    const named = kind === SEVERAL_KINDS ? '' : texts.say(locale, `kind.${kind}.name`);
    return {
      locale,
      wanted: found.wanted,
      args: { program: found.program.name, kind: named },
    };
  }

  private async broken(reply: FastifyReply): Promise<FastifyReply> {
    const texts = await this.texts.open();
    return plainPage(reply.code(404), 'en', texts.say('en', 'unsubscribe.brokenTitle'), [
      html`<p>${texts.say('en', 'unsubscribe.broken')}</p>`,
    ]);
  }
}

/**
 * `chosen`: the one of several; null: all. A mail program names none: then the mail's own, which of
 * a mail of several are all. Null for a kind that there is not.
 */
function kindsToSwitchOff(
  ofMail: NotificationKind,
  chosen: NotificationKind | null | undefined,
): readonly NotificationKind[] | null {
  const kinds = allNotificationKinds();
  if (chosen === null) return kinds;
  if (chosen !== undefined) return kinds.includes(chosen) ? [chosen] : null;
  return ofMail === SEVERAL_KINDS ? kinds : [ofMail];
}

import { Injectable } from '@nestjs/common';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { machineActor, type Actor } from '../../kernel/actor.js';
import type { Locale } from '../../kernel/locale.js';
import { Database } from '../../platform/database/index.js';
import type { TextArguments } from '../../platform/i18n/index.js';
import { html, plainPage } from '../../platform/mail/index.js';
import { findAdvocatesByIds } from '../advocates/index.js';
import { readProgram } from '../programs/index.js';
import { allNotificationKinds } from './notice-kind.rules.js';
import { NoticeTexts } from './notice-texts.js';
import { SetMailPreference } from './set-mail-preference.js';
import { UnsubscribeTokens, type Unsubscription } from './unsubscribe-token.js';

interface Asked {
  readonly token?: string;
  readonly all?: string;
}

interface Reader {
  readonly locale: Locale;
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
    return plainPage(reply, reader.locale, say('unsubscribe.title'), [
      html`<p>${say('unsubscribe.ask')}</p>`,
      html`<form method="post" action="${action}">
        <button class="main">${say('unsubscribe.one')}</button>
      </form>`,
      html`<form method="post" action="${action}&all=1">
        <button>${say('unsubscribe.all')}</button>
      </form>`,
    ]);
  }

  private async unsubscribe(
    { query: { token = '', all }, id: requestId }: FastifyRequest<{ Querystring: Asked }>,
    reply: FastifyReply,
  ): Promise<FastifyReply> {
    const of = this.tokens.read(token);
    const reader = of && (await this.readerOf(of));
    if (!of || !reader) return this.broken(reply);
    const { programId, advocateId } = of;
    const actor: Actor = {
      ...machineActor('PUBLIC', programId, requestId),
      onBehalfOf: advocateId,
    };
    const kinds = all === '1' ? allNotificationKinds() : [of.kind];
    await this.database.write(actor, 'unsubscribe', (tx) =>
      this.setPreference.setMailPreference(tx, actor, { advocateId, kinds, wanted: false }),
    );
    const texts = await this.texts.open();
    const say = (key: string): string => texts.say(reader.locale, key, reader.args);
    return plainPage(reply, reader.locale, say('unsubscribe.doneTitle'), [
      html`<p>${say(all === '1' ? 'unsubscribe.doneAll' : 'unsubscribe.doneOne')}</p>`,
      html`<p>${say('unsubscribe.change')}</p>`,
    ]);
  }

  /** Null where programme or advocate are gone; to the reader that is a link that does not work. */
  private async readerOf({ programId, advocateId, kind }: Unsubscription): Promise<Reader | null> {
    const found = await this.database.read({ programId }, async (tx) => {
      const [advocate] = await findAdvocatesByIds(tx, [advocateId]);
      return advocate ? { advocate, program: await readProgram(tx) } : null;
    });
    if (!found) return null;
    const locale = found.advocate.language;
    const texts = await this.texts.open();
    return {
      locale,
      args: { program: found.program.name, kind: texts.say(locale, `kind.${kind}.name`) },
    };
  }

  private async broken(reply: FastifyReply): Promise<FastifyReply> {
    const texts = await this.texts.open();
    return plainPage(reply.code(404), 'en', texts.say('en', 'unsubscribe.brokenTitle'), [
      html`<p>${texts.say('en', 'unsubscribe.broken')}</p>`,
    ]);
  }
}

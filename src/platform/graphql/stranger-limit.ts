import { HeaderMap } from '@apollo/server';
import type { FastifyRequest } from 'fastify';
import { GraphQLError } from 'graphql';
import { Limit, senderOf } from '../http/index.js';
import type { Identity } from './graph-context.js';

const REQUESTS = 300;
const PER_SECONDS = 60;

/** What one sender who is not signed in may ask in a minute: nothing here is for them but to try. */
export class StrangerLimit {
  private readonly limit = new Limit(REQUESTS, PER_SECONDS);

  /** Throws a GraphQLError for somebody unknown who asked too much. */
  async check({ member, actor }: Identity, request: FastifyRequest): Promise<void> {
    if ((member ?? actor) !== null) return;
    const wait = await this.limit.take(senderOf(request));
    if (wait === null) return;
    const seconds = String(wait);
    const http = { status: 429, headers: new HeaderMap([['retry-after', seconds]]) };
    throw new GraphQLError(`Sign in, or try again in ${seconds} seconds.`, {
      extensions: { code: 'TOO_MANY_REQUESTS', http },
    });
  }
}

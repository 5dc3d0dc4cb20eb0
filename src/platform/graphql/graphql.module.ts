import { ApolloArmor } from '@escape.tech/graphql-armor';
import { ApolloDriver, type ApolloDriverConfig } from '@nestjs/apollo';
import { GraphQLModule } from '@nestjs/graphql';
import type { DynamicModule } from '@nestjs/common';
import { APP_FILTER } from '@nestjs/core';
import type { ApolloServerPlugin } from '@apollo/server';
import { ApolloServerPluginCacheControlDisabled } from '@apollo/server/plugin/disabled';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { CONFIG, type Config } from '../config/index.js';
import { Database, outageOf, type OpenRead } from '../database/index.js';
import { describeError, LOGGER, type Logger } from '../telemetry/index.js';
import { commonAccess, enforceAccess, type AccessTable } from './access.js';
import { CompiledQueries } from './compiled-queries.js';
import { GraphContext, OPERATION_LIMIT_MS, type Contexts, type Identity } from './graph-context.js';
import { DocumentBounds, documentsOf, MAX_TOKENS } from './document-bounds.js';
import { checkArguments } from './argument-checks.js';
import { LeaveToMasking } from './leave-to-masking.js';
import { armorLimits, noSubscription, oneOfEachMutation, validationOptions } from './limits.js';
import { formatErrorWith, NoDatabase } from './masking.js';
import { StrangerLimit } from './stranger-limit.js';
import { enforceKeys } from './mutation-input.js';
import { variableBounds } from './variable-bounds.js';

/** Identifies the caller of a request: by its session cookie, its API key, or nobody. */
export interface Identifier {
  identify(request: FastifyRequest): Promise<Identity>;
  /** The same for a request that reads next; `open` is the read, where it was begun on the way. */
  begin(request: FastifyRequest): Promise<{ identity: Identity; open: OpenRead | null }>;
}

/** The injection token of the Identifier. */
export const IDENTIFIER = Symbol('Identifier');

/** Closes the operation's transaction when its answer is ready, whatever became of it. */
const closeContext: ApolloServerPlugin<Contexts> = {
  requestDidStart: () =>
    Promise.resolve({
      willSendResponse: ({ contextValue }) => contextValue.graph.close(),
    }),
};

/**
 * Apollo refuses some requests before any of its hooks: nobody else closes those. What still runs
 * for somebody who is gone ends by itself, or is ended.
 */
function closeAtTheEnd(graph: GraphContext, { raw }: FastifyReply): void {
  raw.once('close', () => {
    if (raw.writableFinished) void graph.close();
    else setTimeout(() => void graph.close(), OPERATION_LIMIT_MS).unref();
  });
}

/** As far as can be seen without reading the document: a read begun in vain is only dropped. */
function isMutation(body: unknown): boolean {
  const { query } = (body ?? {}) as { readonly query?: unknown };
  return typeof query === 'string' && /^\s*mutation\b/.test(query);
}

async function begin(
  identifier: Identifier,
  request: FastifyRequest,
  logger: Logger,
): ReturnType<Identifier['begin']> {
  try {
    return isMutation(request.body)
      ? { identity: await identifier.identify(request), open: null }
      : await identifier.begin(request);
  } catch (error) {
    const outage = outageOf(error);
    if (outage === null) throw error;
    logger.warn({ error: describeError(error) }, 'A caller could not be identified');
    throw new NoDatabase(outage);
  }
}

/** One GraphQL endpoint over the resolvers of all features, each field behind its access row. */
export function graphqlModule(features: readonly AccessTable[]): DynamicModule {
  const module = GraphQLModule.forRootAsync<ApolloDriverConfig>({
    driver: ApolloDriver,
    inject: [CONFIG, Database, LOGGER, IDENTIFIER, CompiledQueries],
    useFactory: (
      config: Config,
      database: Database,
      logger: Logger,
      identifier: Identifier,
      compiled: CompiledQueries,
    ) => {
      const bounds = new DocumentBounds();
      const strangers = new StrangerLimit();
      const armor = new ApolloArmor(armorLimits).protect();
      return {
        path: '/graphql',
        autoSchemaFile: true,
        sortSchema: true,
        // The check queries the whole schema, which takes too long at a start; a test does it.
        buildSchemaOptions: { skipCheck: true },
        graphiql: false,
        introspection: config.graphiql,
        includeStacktraceInErrorResponses: false,
        csrfPrevention: true,
        autoTransformHttpErrors: false,
        transformSchema: (schema) =>
          enforceKeys(enforceAccess(checkArguments(schema), [commonAccess, ...features])),
        parseOptions: { maxLexicalTokens: MAX_TOKENS },
        validationOptions,
        validationRules: [...armor.validationRules, oneOfEachMutation, noSubscription],
        plugins: [
          // It would watch every field, and nothing here has a cache hint.
          ApolloServerPluginCacheControlDisabled(),
          ...armor.plugins,
          closeContext,
          variableBounds,
          compiled,
        ] as ApolloServerPlugin[],
        formatError: formatErrorWith(logger),
        // `req` keeps Nest from copying the context, and with it the operation's state.
        context: async (request: FastifyRequest, reply: FastifyReply) => {
          for (const text of documentsOf(request)) bounds.check(text);
          const { identity, open } = await begin(identifier, request, logger);
          await strangers.check(identity, request);
          const graph = GraphContext.of(database, identity, request.id, open);
          if (open !== null) closeAtTheEnd(graph, reply);
          return { req: request, graph };
        },
      };
    },
  });
  const filter = { provide: APP_FILTER, useClass: LeaveToMasking };
  return { ...module, providers: [...(module.providers ?? []), filter] };
}

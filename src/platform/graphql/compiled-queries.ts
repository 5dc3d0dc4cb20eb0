import {
  HeaderMap,
  type ApolloServerPlugin,
  type GraphQLRequestContext,
  type GraphQLRequestListener,
  type GraphQLResponse,
} from '@apollo/server';
import { OperationTypeNode, type DocumentNode, type GraphQLSchema } from 'graphql';
import type { CompiledQuery } from 'graphql-jit';
import { LRUCache } from 'lru-cache';
import type { Contexts } from './graph-context.js';

/**
 * Characters of the documents whose code is kept. Code takes some 200 bytes for each: 50 MB in all.
 * The portal's own documents together are a third of this.
 */
export const MAX_KEPT_CHARACTERS = 250_000;
/** Operations that came, but not often enough yet. */
const MAX_COUNTED = 1_000;
/** To compile an operation costs as much as to run it a few times. */
const COMPILED_WHEN_ANSWERED = 3;

/** It cannot be compiled, or is not compiled yet. */
const WITHOUT = 'without';

/** What is known of a request when it is answered; its response fills up on the way. */
type Asked = Pick<
  GraphQLRequestContext<Contexts>,
  | 'contextValue'
  | 'document'
  | 'operation'
  | 'queryHash'
  | 'request'
  | 'response'
  | 'schema'
  | 'source'
>;

interface Compilable {
  readonly schema: GraphQLSchema;
  readonly document: DocumentNode;
  readonly name: string;
}

/**
 * Answers repeated queries by code made for them, several times faster than GraphQL.js walks
 * through them. Only results without errors are sent: a result with errors is dropped, and the
 * operation runs once more in the usual way, on a snapshot of its own, where errors are masked and
 * logged. Mutations, which must not run twice, are never compiled.
 *
 * Code is made for documents that signed-in callers sent and that were answered without errors, so
 * that strangers and broken requests fill no memory and drive out nothing.
 */
export class CompiledQueries implements ApolloServerPlugin<Contexts> {
  /** operations that were answered by compiled code */
  answered = 0;
  private readonly counted = new LRUCache<string, number>({ max: MAX_COUNTED });
  private readonly compiled = new LRUCache<string, CompiledQuery | typeof WITHOUT>({
    maxSize: MAX_KEPT_CHARACTERS,
  });
  private readonly listener: GraphQLRequestListener<Contexts> = {
    responseForOperation: (asked) => this.answer(asked),
    willSendResponse: (asked) => {
      if (mayBeCompiled(asked) && isWhole(asked.response)) this.count(asked);
      return Promise.resolve();
    },
  };

  requestDidStart(): Promise<GraphQLRequestListener<Contexts>> {
    return Promise.resolve(this.listener);
  }

  /** characters of the documents whose code is kept */
  get keptCharacters(): number {
    return this.compiled.calculatedSize;
  }

  private async answer(asked: Asked): Promise<GraphQLResponse | null> {
    const compiled = mayBeCompiled(asked) ? this.compiled.get(keyOf(asked)) : undefined;
    if (compiled === undefined || compiled === WITHOUT) return null;
    const { contextValue, request } = asked;
    const { data, errors } = await compiled.query({}, contextValue, request.variables ?? {});
    if (errors !== undefined || !data) {
      await contextValue.graph.startAgain();
      return null;
    }
    this.answered += 1;
    return {
      http: { headers: new HeaderMap() },
      body: { kind: 'single', singleResult: { data } },
    };
  }

  /** One more answer; the one that makes an operation worth it lets its code be made. */
  private count(asked: Asked): void {
    const { document, operation, schema, source = '' } = asked;
    if (!document) return;
    const key = keyOf(asked);
    if (this.compiled.get(key) !== undefined) return;
    const times = (this.counted.get(key) ?? 0) + 1;
    if (times < COMPILED_WHEN_ANSWERED) {
      this.counted.set(key, times);
      return;
    }
    this.counted.delete(key);
    this.compiled.set(key, WITHOUT, { size: source.length });
    const name = operation?.name?.value ?? '';
    // An operation that cannot be compiled is still answered in the usual way.
    this.compile(key, { schema, document, name }, source.length).catch(() => undefined);
  }

  /** The compiler is loaded when it is first needed, so that it delays no start. */
  private async compile(
    key: string,
    { schema, document, name }: Compilable,
    size: number,
  ): Promise<void> {
    const { compileQuery, isCompiledQuery } = await import('graphql-jit');
    const compiled = compileQuery(schema, document, name);
    if (isCompiledQuery(compiled)) this.compiled.set(key, compiled, { size });
  }
}

function keyOf({ queryHash, operation }: Asked): string {
  return `${String(queryHash)} ${operation?.name?.value ?? ''}`;
}

function mayBeCompiled({ contextValue: { graph }, operation }: Asked): boolean {
  const { member, actor } = graph.identity;
  return (member ?? actor) !== null && operation?.operation === OperationTypeNode.QUERY;
}

function isWhole({ body }: Asked['response']): boolean {
  return body?.kind === 'single' && body.singleResult.errors === undefined;
}

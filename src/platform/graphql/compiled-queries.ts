import {
  HeaderMap,
  type ApolloServerPlugin,
  type GraphQLRequestContext,
  type GraphQLRequestListener,
  type GraphQLResponse,
} from '@apollo/server';
import { OperationTypeNode, type DocumentNode, type GraphQLSchema } from 'graphql';
import type { CompiledQuery } from 'graphql-jit';
import type { Contexts } from './graph-context.js';

/** Operations of documents; the portal has about sixty. */
const MAX_KEPT = 500;
/** To compile an operation costs as much as to run it a few times. */
const COMPILED_WHEN_ASKED = 3;

/** It cannot be compiled, or is not compiled yet. */
const WITHOUT = 'without';

/** How often an operation was requested; then its code. */
type Known = number | CompiledQuery | typeof WITHOUT;

type Asked = GraphQLRequestContext<Contexts>;

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
 */
export class CompiledQueries implements ApolloServerPlugin<Contexts> {
  /** operations that were answered by compiled code */
  answered = 0;
  private readonly known = new Map<string, Known>();
  private readonly listener: GraphQLRequestListener<Contexts> = {
    responseForOperation: (asked) => this.answer(asked),
  };

  requestDidStart(): Promise<GraphQLRequestListener<Contexts>> {
    return Promise.resolve(this.listener);
  }

  private async answer(asked: Asked): Promise<GraphQLResponse | null> {
    const compiled = this.find(asked);
    if (compiled === null) return null;
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

  /** Null for no operation, for a mutation, and for one that did not come often enough yet. */
  private find({ operation, document, queryHash, schema }: Asked): CompiledQuery | null {
    if (operation?.operation !== OperationTypeNode.QUERY || !document) return null;
    const name = operation.name?.value ?? '';
    const key = `${String(queryHash)} ${name}`;
    const known = this.known.get(key) ?? 0;
    if (typeof known === 'object') return known;
    if (known !== WITHOUT) this.count(key, known + 1, { schema, document, name });
    return null;
  }

  private count(key: string, times: number, compilable: Compilable): void {
    const isEnough = times >= COMPILED_WHEN_ASKED;
    this.keep(key, isEnough ? WITHOUT : times);
    // An operation that cannot be compiled is still answered in the usual way.
    if (isEnough) this.compile(key, compilable).catch(() => undefined);
  }

  /** The compiler is loaded when it is first needed, so that it delays no start. */
  private async compile(key: string, { schema, document, name }: Compilable): Promise<void> {
    const { compileQuery, isCompiledQuery } = await import('graphql-jit');
    const compiled = compileQuery(schema, document, name);
    if (isCompiledQuery(compiled)) this.keep(key, compiled);
  }

  private keep(key: string, known: Known): void {
    this.known.set(key, known);
    const [oldest] = this.known.keys();
    if (this.known.size > MAX_KEPT && oldest !== undefined) this.known.delete(oldest);
  }
}

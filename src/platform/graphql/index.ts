export {
  rightOf,
  type AccessRoles,
  type AccessRow,
  type AccessTable,
  type Scope,
} from './access.js';
export { answer } from './answer.js';
export { mutate, mutateOnce, Repeatable, type AnswerOf } from './mutate.js';
export { errorType, onceUnion, resultUnion } from './error-types.js';
export * from './common.graphql.js';
export { connectionType } from './connection.js';
export { CompiledQueries } from './compiled-queries.js';
export {
  Graph,
  GraphContext,
  type Contexts,
  type Identity,
  type NoArgs,
  type SignedInMember,
} from './graph-context.js';
export { graphqlModule, IDENTIFIER, type Identifier } from './graphql.module.js';
export * from './enums.js';
export { defineLoader, type Loader } from './loader.js';
export * from './scalars.js';
export * from './shared.graphql.js';

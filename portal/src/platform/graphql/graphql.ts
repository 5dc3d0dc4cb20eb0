import { initGraphQLTada } from 'gql.tada';
import type { introspection } from '../../graphql-env.js';

/** Operations typed against `schema.graphql`; each is beside the screen that uses it. */
export const graphql = initGraphQLTada<{
  introspection: introspection;
  scalars: {
    DateTime: string;
    Date: string;
    Points: number;
    PageSize: number;
    TimelineInputs: Record<string, unknown>;
    ID: string;
  };
}>();

export type { FragmentOf, ResultOf, VariablesOf } from 'gql.tada';

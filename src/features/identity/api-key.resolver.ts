import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import { answer, Graph, type GraphContext } from '../../platform/graphql/index.js';
import {
  ApiKey,
  MakeApiKeyInput,
  MakeApiKeyResult,
  RevokeApiKeyInput,
  RevokeApiKeyResult,
} from './identity.graphql.js';
import { listApiKeys, type ApiKeyRow } from './identity.queries.js';
import { MakeApiKey } from './make-api-key.js';
import { RevokeApiKey } from './revoke-api-key.js';

@Resolver(() => ApiKey)
export class ApiKeyResolver {
  constructor(
    private readonly make: MakeApiKey,
    private readonly revoke: RevokeApiKey,
  ) {}

  @Query(() => [ApiKey])
  async apiKeys(@Graph() graph: GraphContext): Promise<ApiKeyRow[]> {
    return listApiKeys(await graph.tx());
  }

  @Mutation(() => MakeApiKeyResult)
  makeApiKey(
    @Args('input', { type: () => MakeApiKeyInput }) input: MakeApiKeyInput,
    @Graph() graph: GraphContext,
  ) {
    return answer('MadeApiKey', () =>
      graph.write('makeApiKey', (tx, actor) => this.make.makeApiKey(tx, actor, input)),
    );
  }

  @Mutation(() => RevokeApiKeyResult)
  revokeApiKey(
    @Args('input', { type: () => RevokeApiKeyInput }) input: RevokeApiKeyInput,
    @Graph() graph: GraphContext,
  ) {
    return answer('ApiKey', () =>
      graph.write('revokeApiKey', (tx, actor) => this.revoke.revokeApiKey(tx, actor, input)),
    );
  }
}

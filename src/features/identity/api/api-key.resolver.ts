import { Args, Mutation, Query, ResolveField, Resolver } from '@nestjs/graphql';
import type { Id } from '../../../kernel/ids.js';
import { nameOfMembership } from '../../../platform/auth/index.js';
import {
  type AnswerOf,
  type Contexts,
  Graph,
  type GraphContext,
  mutate,
  mutateOnce,
  type NoArgs,
  Repeatable,
} from '../../../platform/graphql/index.js';
import {
  ApiKey,
  MakeApiKeyInput,
  MakeApiKeyResult,
  RevokeApiKeyInput,
  RevokeApiKeyResult,
} from './identity.graphql.js';
import { findApiKey, listApiKeys, type ApiKeyRow } from '../members/index.js';
import { MakeApiKey, RevokeApiKey } from '../keys/index.js';

@Resolver(() => ApiKey)
export class ApiKeyResolver {
  constructor(
    private readonly make: MakeApiKey,
    private readonly revoke: RevokeApiKey,
  ) {}

  @ResolveField()
  owner({ ownerId }: ApiKeyRow, _: NoArgs, { graph }: Contexts) {
    return graph.load(nameOfMembership, ownerId);
  }

  @Query(() => [ApiKey])
  async apiKeys(@Graph() graph: GraphContext): Promise<ApiKeyRow[]> {
    return listApiKeys(await graph.tx());
  }

  @Mutation(() => MakeApiKeyResult)
  makeApiKey(
    @Args('input', { type: () => MakeApiKeyInput }) input: MakeApiKeyInput,
    @Graph() graph: GraphContext,
  ) {
    let secret: string | null = null;
    const answers: AnswerOf<Id, { apiKey: ApiKeyRow; secret: string | null }> = {
      type: 'MadeApiKey',
      noun: 'key',
      read: async (reader, id) => {
        const apiKey = await findApiKey(await reader.tx(), id);
        return apiKey && { apiKey, secret };
      },
    };
    return mutateOnce(graph, answers, input, async (tx, actor, wanted) => {
      const made = await this.make.makeApiKey(tx, actor, wanted);
      ({ secret } = made);
      return made.apiKey;
    });
  }

  @Mutation(() => RevokeApiKeyResult)
  @Repeatable('a key is ended once')
  revokeApiKey(
    @Args('input', { type: () => RevokeApiKeyInput }) input: RevokeApiKeyInput,
    @Graph() graph: GraphContext,
  ) {
    return mutate(graph, revokedAnswer, input, (tx, actor, wanted) =>
      this.revoke.revokeApiKey(tx, actor, wanted),
    );
  }
}

const revokedAnswer: AnswerOf<ApiKeyRow, ApiKeyRow> = {
  type: 'ApiKey',
  noun: 'key',
  read: (_graph, apiKey) => apiKey,
};

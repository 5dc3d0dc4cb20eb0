import { Args, Mutation, ResolveField, Resolver } from '@nestjs/graphql';
import type { Id } from '../../kernel/ids.js';
import {
  type AnswerOf,
  type Contexts,
  Graph,
  GraphContext,
  mutate,
  mutateOnce,
  type NoArgs,
  Repeatable,
} from '../../platform/graphql/index.js';
import { DeleteTag, type DeletedTagRow } from './delete-tag.js';
import { RenameTag } from './rename-tag.js';
import { TagAdvocates } from './tag-advocates.js';
import type { Tagged } from './tag-bearers.js';
import { TagCompanies } from './tag-companies.js';
import {
  DeleteTagInput,
  DeleteTagResult,
  RenameTagInput,
  RenameTagResult,
  TagAdvocatesInput,
  TagAdvocatesResult,
  TagCompaniesInput,
  TagCompaniesResult,
  TagNameTakenType,
} from './tag.graphql.js';
import { tagById } from './tag.loaders.js';
import type { TagRow } from './tag.queries.js';

const tagAnswer: AnswerOf<Id, TagRow> = {
  type: 'Tag',
  noun: 'tag',
  read: (graph, id) => graph.load(tagById, id),
};

const taggedAnswer = (type: string, noun: string): AnswerOf<Tagged, Tagged> => ({
  type,
  noun,
  read: (_graph, tagged) => tagged,
});
const taggedAdvocates = taggedAnswer('TaggedAdvocates', 'advocate');
const taggedCompanies = taggedAnswer('TaggedCompanies', 'company');

const deletedTag: AnswerOf<DeletedTagRow, DeletedTagRow> = {
  type: 'DeletedTag',
  noun: 'tag',
  read: (_graph, deleted) => deleted,
};

@Resolver()
export class TagMutationsResolver {
  constructor(
    private readonly ofAdvocates: TagAdvocates,
    private readonly ofCompanies: TagCompanies,
    private readonly rename: RenameTag,
    private readonly remove: DeleteTag,
  ) {}

  @Mutation(() => TagAdvocatesResult)
  @Repeatable('names the tags that shall be there, and those that shall not')
  tagAdvocates(@Args('input') input: TagAdvocatesInput, @Graph() graph: GraphContext) {
    return mutate(graph, taggedAdvocates, input, (tx, actor, wanted) =>
      this.ofAdvocates.tagAdvocates(tx, actor, wanted),
    );
  }

  @Mutation(() => TagCompaniesResult)
  @Repeatable('names the tags that shall be there, and those that shall not')
  tagCompanies(@Args('input') input: TagCompaniesInput, @Graph() graph: GraphContext) {
    return mutate(graph, taggedCompanies, input, (tx, actor, wanted) =>
      this.ofCompanies.tagCompanies(tx, actor, wanted),
    );
  }

  @Mutation(() => RenameTagResult)
  renameTag(@Args('input') input: RenameTagInput, @Graph() graph: GraphContext) {
    return mutateOnce(graph, tagAnswer, input, (tx, actor, wanted) =>
      this.rename.renameTag(tx, actor, wanted),
    );
  }

  @Mutation(() => DeleteTagResult)
  @Repeatable('what is gone stays gone')
  deleteTag(@Args('input') input: DeleteTagInput, @Graph() graph: GraphContext) {
    return mutate(graph, deletedTag, input, (tx, actor, wanted) =>
      this.remove.deleteTag(tx, actor, wanted),
    );
  }
}

@Resolver(() => TagNameTakenType)
export class TagNameTakenResolver {
  @ResolveField()
  tag({ tagId }: { tagId: Id }, _: NoArgs, { graph }: Contexts) {
    return graph.load(tagById, tagId);
  }
}

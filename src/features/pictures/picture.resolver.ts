import { Args, ID, Mutation, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { isId, type Id } from '../../kernel/ids.js';
import {
  type AnswerOf,
  type Contexts,
  Graph,
  GraphContext,
  mutate,
  type NoArgs,
  Repeatable,
} from '../../platform/graphql/index.js';
import { pictureOwner } from './picture-owners.js';
import {
  PictureChoice,
  PictureOwnerEnum,
  RemovePictureInput,
  RemovePictureResult,
  SetPictureInput,
  SetPictureResult,
} from './picture.graphql.js';
import { loadPicture } from './picture.loaders.js';
import { findChoice } from './picture.queries.js';
import type { PictureOwnerKind } from './picture.rules.js';
import { RemovePicture } from './remove-picture.js';
import { SetPicture } from './set-picture.js';

type Chosen = Pick<PictureChoice, 'of' | 'id' | 'version'>;

/** Null for something that is not in this programme. */
async function readChoice(
  graph: GraphContext,
  of: PictureOwnerKind,
  id: Id,
): Promise<Chosen | null> {
  if (!isId(id)) return null;
  const tx = await graph.tx();
  const isThere = await pictureOwner(of).isSeenBy(tx, id, { staff: true, advocateId: null });
  return isThere ? { of, id, version: (await findChoice(tx, of, id)).version } : null;
}

/** The picture of a challenge or a reward, for those who choose it. */
@Resolver(() => PictureChoice)
export class PictureResolver {
  constructor(
    private readonly set: SetPicture,
    private readonly remove: RemovePicture,
  ) {}

  @Query(() => PictureChoice, { nullable: true })
  pictureChoice(
    @Args('of', { type: () => PictureOwnerEnum }) of: PictureOwnerKind,
    @Args('id', { type: () => ID }) id: Id,
    @Graph() graph: GraphContext,
  ): Promise<Chosen | null> {
    return readChoice(graph, of, id);
  }

  @Mutation(() => SetPictureResult)
  @Repeatable('names the whole choice as it shall be')
  setPicture(@Args('input') input: SetPictureInput, @Graph() graph: GraphContext) {
    return mutate(graph, answerOf(input.of), input, (tx, actor, wanted) =>
      this.set.setPicture(tx, actor, wanted),
    );
  }

  @Mutation(() => RemovePictureResult)
  @Repeatable('without a picture there is none to remove')
  removePicture(@Args('input') input: RemovePictureInput, @Graph() graph: GraphContext) {
    return mutate(graph, answerOf(input.of), input, (tx, actor, wanted) =>
      this.remove.removePicture(tx, actor, wanted),
    );
  }

  @ResolveField()
  picture({ of, id }: Chosen, _: NoArgs, { graph }: Contexts) {
    return loadPicture(graph, of, id);
  }
}

/** The choice after the commit. */
function answerOf(of: PictureOwnerKind): AnswerOf<Id, Chosen> {
  return {
    type: 'PictureChoice',
    noun: of.toLowerCase(),
    read: (graph, id) => readChoice(graph, of, id),
  };
}

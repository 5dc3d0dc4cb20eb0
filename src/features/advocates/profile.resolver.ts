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
import { TimelineEntry, timelineOf } from '../timeline/index.js';
import { Advocate } from './advocate.graphql.js';
import { advocateById } from './advocate.loaders.js';
import type { AdvocateRow } from './advocate.queries.js';
import { advocateSubject } from './advocate.subject.js';
import { ChangeAdvocate } from './change-advocate.js';
import {
  ChangeAdvocateInput,
  ChangeAdvocateResult,
  SetTimeZoneInput,
  SetTimeZoneResult,
} from './profile.graphql.js';
import { SetTimeZone } from './set-time-zone.js';

/** How a profile is changed, by staff and by the advocate, and who did (R-U1). */
@Resolver(() => Advocate)
export class ProfileResolver {
  constructor(
    private readonly change: ChangeAdvocate,
    private readonly setZone: SetTimeZone,
  ) {}

  @Mutation(() => ChangeAdvocateResult)
  changeAdvocate(@Args('input') input: ChangeAdvocateInput, @Graph() graph: GraphContext) {
    return mutateOnce(graph, advocateAnswer, input, (tx, actor, wanted) =>
      this.change.changeAdvocate(tx, actor, wanted),
    );
  }

  @Mutation(() => SetTimeZoneResult)
  @Repeatable('names the time zone as it shall be')
  setTimeZone(@Args('input') input: SetTimeZoneInput, @Graph() graph: GraphContext) {
    return mutate(graph, advocateAnswer, input, (tx, actor, wanted) =>
      this.setZone.setTimeZone(tx, actor, wanted),
    );
  }

  @ResolveField(() => [TimelineEntry], { description: 'Changes of the profile, and who made them' })
  timeline({ id }: AdvocateRow, _: NoArgs, { graph }: Contexts) {
    return timelineOf(graph, advocateSubject.kind, id);
  }
}

const advocateAnswer: AnswerOf<Id, AdvocateRow> = {
  type: 'Advocate',
  noun: 'advocate',
  read: (graph, id) => graph.load(advocateById, id),
};

import { Args, Mutation, ResolveField, Resolver } from '@nestjs/graphql';
import {
  type Contexts,
  Graph,
  GraphContext,
  mutate,
  mutateOnce,
  type NoArgs,
  Repeatable,
} from '../../../platform/graphql/index.js';
import { TimelineEntry, timelineOf } from '../../timeline/index.js';
import { Advocate } from './advocate.graphql.js';
import { advocateAnswer } from './advocate.loaders.js';
import {
  type AdvocateRow,
  advocateSubject,
  ChangeAdvocate,
  SetTimeZone,
} from '../profile/index.js';
import {
  ChangeAdvocateInput,
  ChangeAdvocateResult,
  SetTimeZoneInput,
  SetTimeZoneResult,
} from './profile.graphql.js';

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

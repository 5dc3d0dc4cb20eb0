import { Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { Graph, GraphContext } from '../../platform/graphql/index.js';
import { TimelineEntry, type TimelineActor } from './timeline.graphql.js';
import { readsAsStaff } from './timeline.loaders.js';
import type { TimelineLine } from './timeline.queries.js';

@Resolver(() => TimelineEntry)
export class TimelineResolver {
  @ResolveField()
  id(@Parent() line: TimelineLine): string {
    return `${line.subjectId}.${String(line.seq)}`;
  }

  @ResolveField()
  forStaffOnly(@Parent() line: TimelineLine): boolean {
    return line.audience === 'STAFF';
  }

  @ResolveField()
  actor(@Parent() line: TimelineLine, @Graph() graph: GraphContext): TimelineActor {
    const { actorKind: kind, actorRole: role, actorName } = line;
    // The sample's acts are those of its people.
    const isPerson = kind === 'MEMBER' || kind === 'SAMPLE';
    return { kind, role, name: isPerson && mayName(line, graph) ? actorName : null };
  }
}

/** An advocate reads the names of the company's people and their own, never another advocate's. */
function mayName({ actorId, actorRole }: TimelineLine, graph: GraphContext): boolean {
  return readsAsStaff(graph) || actorId === graph.actor.id || actorRole !== 'advocate';
}

import { Args, ID, Int, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { isId, type Id } from '../../kernel/ids.js';
import {
  type AnswerOf,
  connectionOf,
  type Contexts,
  Graph,
  GraphContext,
  mutate,
  type NoArgs,
  PageSizeScalar,
  Repeatable,
} from '../../platform/graphql/index.js';
import { advocateById, AdvocateConnection } from '../advocates/index.js';
import { segmentById } from '../segments/index.js';
import { tagById } from '../tags/index.js';
import { audienceOwner, audienceOwnerIfAny } from './audience-owners.js';
import {
  Audience,
  AudienceMembership,
  AudienceOwnerEnum,
  AudiencePreview,
  AudienceSide,
  AudienceSideInput,
  BrokenAudienceSegment,
  CheckedAudiencePart,
  SetAudienceInput,
  SetAudienceResult,
} from './audience.graphql.js';
import {
  admittedByRequest,
  type AdmittedRequest,
  measuredAudience,
  type Measured,
} from './audience.loaders.js';
import {
  type AudienceRow,
  checkAudience,
  type CheckedPart,
  findAudience,
} from './audience.queries.js';
import {
  type Audience as Parts,
  audienceOf,
  type AudienceOwnerKind,
  type AudiencePart,
  type AudienceSideName,
} from './audience.rules.js';
import { findMissingPart } from './find-missing-part.js';
import { SetAudience } from './set-audience.js';

interface Shown extends Pick<AudienceRow, 'version'> {
  readonly of: AudienceOwnerKind;
  readonly id: Id;
  readonly name: string;
  readonly parts: Parts;
}

/** Null for something that is not in this programme. */
async function readAudience(
  graph: GraphContext,
  of: AudienceOwnerKind,
  id: Id,
): Promise<Shown | null> {
  const owner = audienceOwnerIfAny(of);
  if (!owner || !isId(id)) return null;
  const tx = await graph.tx();
  const found = (await owner.find(tx, [id])).get(id);
  if (!found) return null;
  const { version, audience } = await findAudience(tx, of, id);
  return { of, id, name: found.name, version, parts: audience };
}

async function measured(graph: GraphContext, parts: Parts): Promise<Measured> {
  const found = await graph.load(measuredAudience, JSON.stringify(parts));
  if (found === null) throw new Error('An audience was asked for and not counted.');
  return found;
}

/** Who may see and begin something, for those who choose it (R-U3). */
@Resolver(() => Audience)
export class AudienceResolver {
  constructor(private readonly set: SetAudience) {}

  @Query(() => Audience, { nullable: true })
  audience(
    @Args('of', { type: () => AudienceOwnerEnum }) of: AudienceOwnerKind,
    @Args('id', { type: () => ID }) id: Id,
    @Graph() graph: GraphContext,
  ): Promise<Shown | null> {
    return readAudience(graph, of, id);
  }

  @Query(() => AudiencePreview, {
    nullable: true,
    description: 'Null: a part of it is not there',
  })
  async audiencePreview(
    @Args('include', { type: () => AudienceSideInput }) include: AudienceSideInput,
    @Args('exclude', { type: () => AudienceSideInput }) exclude: AudienceSideInput,
    @Graph() graph: GraphContext,
  ): Promise<Measured | null> {
    const parts = audienceOf({ include, exclude });
    if (!parts.every(({ id }) => isId(id))) return null;
    const missing = await findMissingPart(await graph.tx(), parts);
    return missing ? null : measured(graph, parts);
  }

  @Mutation(() => SetAudienceResult)
  @Repeatable('names the whole audience as it shall be')
  setAudience(@Args('input') input: SetAudienceInput, @Graph() graph: GraphContext) {
    return mutate(graph, answerOf(input.of), input, (tx, actor, wanted) =>
      this.set.setAudience(tx, actor, wanted),
    );
  }

  @ResolveField()
  isEveryone({ parts }: Shown): boolean {
    return parts.length === 0;
  }

  @ResolveField()
  include({ parts }: Shown): AudiencePart[] {
    return parts.filter(({ side }) => side === 'INCLUDE');
  }

  @ResolveField()
  exclude({ parts }: Shown): AudiencePart[] {
    return parts.filter(({ side }) => side === 'EXCLUDE');
  }

  @ResolveField(() => Int, { description: 'How many advocates may see and begin it now' })
  async size({ parts }: Shown, _: NoArgs, { graph }: Contexts): Promise<number> {
    return (await measured(graph, parts)).size;
  }

  @ResolveField(() => Int, { description: 'All advocates but those who have left' })
  async advocates({ parts }: Shown, _: NoArgs, { graph }: Contexts): Promise<number> {
    return (await measured(graph, parts)).advocates;
  }

  @ResolveField(() => [BrokenAudienceSegment])
  async broken({ parts }: Shown, _: NoArgs, { graph }: Contexts) {
    return (await measured(graph, parts)).broken;
  }

  @ResolveField(() => AdvocateConnection, { description: 'Who may see and begin it now, by name' })
  async members(
    @Parent() { parts: audience }: Shown,
    @Args('search', { type: () => String, nullable: true }) search: string | null,
    @Args('first', { type: () => PageSizeScalar, defaultValue: 20 }) first: number,
    @Args('after', { type: () => String, nullable: true }) after: string | null,
    @Graph() graph: GraphContext,
  ) {
    const request: AdmittedRequest = {
      audience,
      search: search ?? null,
      first,
      after: after ?? null,
    };
    const page = await graph.load(admittedByRequest, JSON.stringify(request));
    if (page === null) throw new Error('Members were asked for and not read.');
    return connectionOf(
      page,
      (row) => [row.name, row.id],
      (row) => row,
    );
  }

  @ResolveField(() => AudienceMembership, {
    nullable: true,
    description: 'Why an advocate sees it or does not; null: not here, or left',
  })
  async membership(
    @Parent() { of, id, parts }: Shown,
    @Args('advocateId', { type: () => ID }) advocateId: Id,
    @Graph() graph: GraphContext,
  ) {
    if (!isId(advocateId)) return null;
    const tx = await graph.tx();
    const checked = await checkAudience(tx, parts, advocateId);
    if (checked === null) return null;
    return { ...checked, hasBegun: await audienceOwner(of).hasBegun(tx, id, advocateId) };
  }
}

const loadersOfKinds = { SEGMENT: segmentById, TAG: tagById, PERSON: advocateById } as const;

async function loadParts(
  graph: GraphContext,
  parts: readonly AudiencePart[],
  kind: keyof typeof loadersOfKinds,
): Promise<object[]> {
  const wanted = parts.filter((part) => part.kind === kind);
  const loader = loadersOfKinds[kind];
  const found = await Promise.all(
    wanted.map(({ id }): Promise<object | null> => graph.load<object>(loader, id)),
  );
  return found.filter((each) => each !== null);
}

@Resolver(() => AudienceSide)
export class AudienceSideResolver {
  @ResolveField()
  segments(parts: AudiencePart[], _: NoArgs, { graph }: Contexts) {
    return loadParts(graph, parts, 'SEGMENT');
  }

  @ResolveField()
  tags(parts: AudiencePart[], _: NoArgs, { graph }: Contexts) {
    return loadParts(graph, parts, 'TAG');
  }

  @ResolveField()
  people(parts: AudiencePart[], _: NoArgs, { graph }: Contexts) {
    return loadParts(graph, parts, 'PERSON');
  }
}

@Resolver(() => BrokenAudienceSegment)
export class BrokenAudienceSegmentResolver {
  @ResolveField()
  segment({ id }: { side: AudienceSideName; id: Id }, _: NoArgs, { graph }: Contexts) {
    return graph.load(segmentById, id);
  }
}

@Resolver(() => CheckedAudiencePart)
export class CheckedAudiencePartResolver {
  @ResolveField()
  segment({ kind, id }: CheckedPart, _: NoArgs, { graph }: Contexts) {
    return kind === 'SEGMENT' ? graph.load(segmentById, id) : null;
  }

  @ResolveField()
  tag({ kind, id }: CheckedPart, _: NoArgs, { graph }: Contexts) {
    return kind === 'TAG' ? graph.load(tagById, id) : null;
  }

  @ResolveField()
  person({ kind, id }: CheckedPart, _: NoArgs, { graph }: Contexts) {
    return kind === 'PERSON' ? graph.load(advocateById, id) : null;
  }
}

/** The audience after the commit. */
function answerOf(of: AudienceOwnerKind): AnswerOf<Id, Shown> {
  return {
    type: 'Audience',
    noun: of.toLowerCase(),
    read: (graph, id) => readAudience(graph, of, id),
  };
}

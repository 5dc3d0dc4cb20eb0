import { Args, Mutation, Query, ResolveField, Resolver } from '@nestjs/graphql';
import type { Id } from '../../../kernel/ids.js';
import { nameOfMembership } from '../../../platform/auth/index.js';
import { Database } from '../../../platform/database/index.js';
import {
  type Contexts,
  defineLoader,
  Graph,
  GraphContext,
  mutateOnce,
  type NoArgs,
} from '../../../platform/graphql/index.js';
import { listOwnPrograms } from '../../identity/index.js';
import { mergeStaysFrom } from '../../merges/index.js';
import {
  AddressNotProven,
  findOwnProof,
  MergeProfiles,
  ProfileMergeRefused,
  profileMergesOf,
  rowsOfProfileMerges,
  toldCounts,
  UnmergeProfiles,
  type MergedRows,
  type MergeRefusal,
  type ProfileMergeRow,
} from '../merge/index.js';
import { findAdvocatesByIds, type AdvocateRow } from '../profile/index.js';
import { Advocate } from './advocate.graphql.js';
import { advocateAnswer, balanceByAdvocate } from './advocate.loaders.js';
import {
  MergedProfile,
  MergeProfilesInput,
  MergeProfilesResult,
  ProfileMerge,
  ProfileMergePreview,
  UnmergeProfilesInput,
  UnmergeProfilesResult,
} from './profile-merge.graphql.js';

const mergesOfProfile = defineLoader(profileMergesOf);
const rowsOfMerge = defineLoader(rowsOfProfileMerges);
/** As it is, whatever it was merged into. */
const ownProfileById = defineLoader(async (tx, ids) => {
  const rows = await findAdvocatesByIds(tx, ids);
  return new Map(rows.map((row) => [row.id, row]));
});

interface PreviewRow {
  readonly email: string;
  readonly endsAt: Date;
  readonly otherMemberId: Id | null;
  readonly refused: MergeRefusal | null;
  readonly merged: AdvocateRow | null;
  readonly rows: readonly MergedRows[];
}

/** Two profiles of one person that become one, and two again (R-U6). */
@Resolver(() => Advocate)
export class MergedProfileResolver {
  constructor(
    private readonly merge: MergeProfiles,
    private readonly unmerge: UnmergeProfiles,
  ) {}

  @Query(() => ProfileMergePreview, {
    nullable: true,
    description: 'With the other address that they have shown to be theirs; null: none',
  })
  async profileMergePreview(@Graph() graph: GraphContext): Promise<PreviewRow | null> {
    try {
      return await this.preview(graph);
    } catch (error) {
      if (error instanceof AddressNotProven) return null;
      throw error;
    }
  }

  @Mutation(() => MergeProfilesResult)
  mergeProfiles(@Args('input') input: MergeProfilesInput, @Graph() graph: GraphContext) {
    return mutateOnce(graph, advocateAnswer, input, (tx, actor, of) =>
      this.merge.mergeProfiles(tx, actor, of),
    );
  }

  @Mutation(() => UnmergeProfilesResult)
  unmergeProfiles(@Args('input') input: UnmergeProfilesInput, @Graph() graph: GraphContext) {
    return mutateOnce(graph, advocateAnswer, input, (tx, actor, of) =>
      this.unmerge.unmergeProfiles(tx, actor, of),
    );
  }

  @ResolveField(() => [ProfileMerge], {
    description: 'The profiles that were merged into theirs, the last first; also those taken back',
  })
  async profileMerges(
    { id }: AdvocateRow,
    _: NoArgs,
    { graph }: Contexts,
  ): Promise<ProfileMergeRow[]> {
    return (await graph.load(mergesOfProfile, id)) ?? [];
  }

  private async preview(graph: GraphContext): Promise<PreviewRow> {
    const { email, endsAt, otherMemberId } = await findOwnProof(await graph.tx(), graph.actor);
    const proof = { email, endsAt, otherMemberId };
    try {
      return await graph.rehearse('profileMergePreview', async (tx, actor) => {
        const { pair, rows } = await this.merge.mergeProfiles(tx, actor, null);
        return { ...proof, refused: null, merged: pair.merged, rows };
      });
    } catch (error) {
      if (!(error instanceof ProfileMergeRefused)) throw error;
      return { ...proof, refused: error.reason, merged: null, rows: [] };
    }
  }
}

@Resolver(() => ProfileMerge)
export class ProfileMergeResolver {
  @ResolveField(() => MergedProfile)
  merged({ mergedId }: ProfileMergeRow, _: NoArgs, { graph }: Contexts) {
    return graph.load(ownProfileById, mergedId);
  }

  @ResolveField()
  mergedBy({ mergedBy }: ProfileMergeRow, _: NoArgs, { graph }: Contexts) {
    return mergedBy === null ? null : graph.load(nameOfMembership, mergedBy);
  }

  @ResolveField()
  staysFrom({ mergedAt }: ProfileMergeRow): Date {
    return mergeStaysFrom(mergedAt);
  }

  @ResolveField()
  async canBeTakenBack(
    { mergedAt, takenBackAt }: ProfileMergeRow,
    _: NoArgs,
    { graph }: Contexts,
  ): Promise<boolean> {
    return takenBackAt === null && (await graph.tx()).now < mergeStaysFrom(mergedAt);
  }

  @ResolveField()
  async moved({ id }: ProfileMergeRow, _: NoArgs, { graph }: Contexts) {
    return toldCounts((await graph.load(rowsOfMerge, id)) ?? [], true);
  }

  @ResolveField()
  async waits({ id }: ProfileMergeRow, _: NoArgs, { graph }: Contexts) {
    return toldCounts((await graph.load(rowsOfMerge, id)) ?? [], false);
  }
}

@Resolver(() => ProfileMergePreview)
export class ProfileMergePreviewResolver {
  constructor(private readonly database: Database) {}

  @ResolveField()
  async points({ merged }: PreviewRow, _: NoArgs, { graph }: Contexts) {
    const balance = merged && (await graph.load(balanceByAdvocate, merged.id));
    return balance && { ...balance, nextExpiry: null };
  }

  @ResolveField()
  moves({ rows }: PreviewRow) {
    return toldCounts(rows, true);
  }

  @ResolveField()
  waits({ rows }: PreviewRow) {
    return toldCounts(rows, false);
  }

  @ResolveField()
  async otherPrograms(
    { otherMemberId }: PreviewRow,
    _: NoArgs,
    { graph }: Contexts,
  ): Promise<string[]> {
    if (otherMemberId === null) return [];
    const programs = await this.database.readOwn(otherMemberId, listOwnPrograms);
    const { programId } = graph.actor;
    return programs.filter((each) => each.programId !== programId).map(({ name }) => name);
  }
}

import { Args, ID, Mutation, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { isId, type Id } from '../../kernel/ids.js';
import { nameOfMembership } from '../../platform/auth/index.js';
import { InvalidInput, NotFound } from '../../platform/errors/index.js';
import {
  type Contexts,
  Graph,
  GraphContext,
  mutateOnce,
  type NoArgs,
} from '../../platform/graphql/index.js';
import {
  Company,
  companyAnswer,
  companyById,
  factsKept,
  factsTakenOver,
  type CompanyRow,
} from '../companies/index.js';
import type { ChangedReferral, MergedPair } from './company-holders.js';
import { MergeCompanies } from './merge-companies.js';
import { CompanyMerged, OwnMerge } from './merge.errors.js';
import {
  CompanyMerge,
  CompanyMergedType,
  CompanyMergePreview,
  MergeCompaniesInput,
  MergeCompaniesResult,
  UnmergeCompaniesInput,
  UnmergeCompaniesResult,
} from './merge.graphql.js';
import { countsOfMerge, mergesOfCompany, ownCompanyById } from './merge.loaders.js';
import type { MergeRow } from './merge.queries.js';
import { mergeStaysFrom, type HeldRow } from './merge.rules.js';
import { UnmergeCompanies } from './unmerge-companies.js';

/** What a merge would do; `referrals` are added by the feature that has them. */
export interface PreviewRow extends MergedPair {
  readonly rows: readonly HeldRow[];
  readonly referrals: readonly ChangedReferral[];
}

/** Two companies that are one, and two again (R-O1). */
@Resolver(() => Company)
export class MergeResolver {
  constructor(
    private readonly merge: MergeCompanies,
    private readonly unmerge: UnmergeCompanies,
  ) {}

  @Query(() => CompanyMergePreview, {
    nullable: true,
    description: 'What a merge would do; null where it cannot be done',
  })
  async companyMergePreview(
    @Args('mergedId', { type: () => ID }) mergedId: Id,
    @Args('survivorId', { type: () => ID }) survivorId: Id,
    @Graph() graph: GraphContext,
  ): Promise<PreviewRow | null> {
    if (!isId(mergedId) || !isId(survivorId)) return null;
    try {
      return await graph.rehearse('companyMergePreview', async (tx, actor) => {
        const done = await this.merge.mergeCompanies(tx, actor, { mergedId, survivorId });
        return { ...done.pair, rows: done.rows, referrals: done.referrals };
      });
    } catch (error) {
      if (CANNOT_BE.some((kind) => error instanceof kind)) return null;
      throw error;
    }
  }

  @Mutation(() => MergeCompaniesResult)
  mergeCompanies(@Args('input') input: MergeCompaniesInput, @Graph() graph: GraphContext) {
    return mutateOnce(graph, companyAnswer, input, (tx, actor, pair) =>
      this.merge.mergeCompanies(tx, actor, pair),
    );
  }

  @Mutation(() => UnmergeCompaniesResult)
  unmergeCompanies(@Args('input') input: UnmergeCompaniesInput, @Graph() graph: GraphContext) {
    return mutateOnce(graph, companyAnswer, input, (tx, actor, of) =>
      this.unmerge.unmergeCompanies(tx, actor, of),
    );
  }

  @ResolveField(() => [CompanyMerge], {
    description: 'The companies that were merged into it, the last first; also those taken back',
  })
  async merges({ id }: CompanyRow, _: NoArgs, { graph }: Contexts): Promise<MergeRow[]> {
    return (await graph.load(mergesOfCompany, id)) ?? [];
  }
}

const CANNOT_BE = [CompanyMerged, InvalidInput, NotFound, OwnMerge];

@Resolver(() => CompanyMerge)
export class CompanyMergeResolver {
  @ResolveField()
  merged({ mergedId }: MergeRow, _: NoArgs, { graph }: Contexts): Promise<CompanyRow | null> {
    return graph.load(ownCompanyById, mergedId);
  }

  @ResolveField()
  mergedBy({ mergedBy }: MergeRow, _: NoArgs, { graph }: Contexts) {
    return mergedBy === null ? null : graph.load(nameOfMembership, mergedBy);
  }

  @ResolveField()
  takenBackBy({ takenBackBy }: MergeRow, _: NoArgs, { graph }: Contexts) {
    return takenBackBy === null ? null : graph.load(nameOfMembership, takenBackBy);
  }

  @ResolveField()
  staysFrom({ mergedAt }: MergeRow): Date {
    return mergeStaysFrom(mergedAt);
  }

  @ResolveField()
  async canBeTakenBack(
    { mergedAt, takenBackAt }: MergeRow,
    _: NoArgs,
    { graph }: Contexts,
  ): Promise<boolean> {
    return takenBackAt === null && (await graph.tx()).now < mergeStaysFrom(mergedAt);
  }

  @ResolveField()
  async moved({ id }: MergeRow, _: NoArgs, { graph }: Contexts) {
    return ((await graph.load(countsOfMerge, id)) ?? []).filter(isShown);
  }
}

/** Not what is written down only to be as it was. */
function isShown({ kind }: { readonly kind: string }): boolean {
  return !kind.endsWith('_KEPT');
}

@Resolver(() => CompanyMergePreview)
export class CompanyMergePreviewResolver {
  @ResolveField()
  moves({ rows }: PreviewRow) {
    const kinds = [...new Set(rows.map(({ kind }) => kind))].sort();
    return kinds
      .map((kind) => ({ kind, count: rows.filter((row) => row.kind === kind).length }))
      .filter(isShown);
  }

  @ResolveField()
  factsTaken({ survivor, merged }: PreviewRow) {
    return factsTakenOver(survivor, merged);
  }

  @ResolveField()
  factsKept({ survivor, merged }: PreviewRow) {
    return factsKept(survivor, merged);
  }
}

@Resolver(() => CompanyMergedType)
export class CompanyMergedResolver {
  @ResolveField()
  company({ companyId }: { companyId: Id }, _: NoArgs, { graph }: Contexts) {
    return graph.load(companyById, companyId);
  }
}

import { Args, ID, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { isId, type Id } from '../../../kernel/ids.js';
import { nameOfMembership } from '../../../platform/auth/index.js';
import {
  type AnswerOf,
  type Contexts,
  Graph,
  GraphContext,
  type NoArgs,
} from '../../../platform/graphql/index.js';
import { TimelineEntry, timelineOf } from '../../timeline/index.js';
import {
  companyStanding,
  type CompanyKind,
  type CompanyStanding,
  type KindReason,
  type CompanyRow,
  type StatedKindRow,
  companySubject,
} from '../known/index.js';
import {
  Company,
  CompanyKindEnum,
  CompanyKindReasonEnum,
  StatedCompanyKind,
} from './company.graphql.js';
import { companyById, statedKindsOfCompany, todayOfProgram } from './company.loaders.js';

async function standingOf(row: CompanyRow, graph: GraphContext): Promise<CompanyStanding | null> {
  const today = await graph.load(todayOfProgram, graph.actor.programId);
  return today && companyStanding(row, today);
}

/** What a company is, who stated it, and what its deals show; `deals` adds which they are. */
@Resolver(() => Company)
export class CompanyResolver {
  @Query(() => Company, { nullable: true })
  company(
    @Args('id', { type: () => ID }) id: Id,
    @Graph() graph: GraphContext,
  ): Promise<CompanyRow | null> | null {
    return isId(id) ? graph.load(companyById, id) : null;
  }

  @ResolveField(() => CompanyKindEnum, { description: 'What it is today' })
  async kind(row: CompanyRow, _: NoArgs, { graph }: Contexts): Promise<CompanyKind | null> {
    return (await standingOf(row, graph))?.kind ?? null;
  }

  @ResolveField(() => CompanyKindReasonEnum, {
    description: 'Whose word that is, or what its deals tell',
  })
  async kindReason(row: CompanyRow, _: NoArgs, { graph }: Contexts): Promise<KindReason | null> {
    return (await standingOf(row, graph))?.reason ?? null;
  }

  @ResolveField(() => [StatedCompanyKind], {
    description: 'What a person said, and what the CRM did: each apart, at most one of either',
  })
  async said({ id }: CompanyRow, _: NoArgs, { graph }: Contexts): Promise<StatedKindRow[]> {
    return (await graph.load(statedKindsOfCompany, id)) ?? [];
  }

  @ResolveField(() => [TimelineEntry])
  timeline({ id }: CompanyRow, _: NoArgs, { graph }: Contexts) {
    return timelineOf(graph, companySubject.kind, id);
  }
}

@Resolver(() => StatedCompanyKind)
export class StatedCompanyKindResolver {
  @ResolveField()
  statedBy({ source, statedBy }: StatedKindRow, _: NoArgs, { graph }: Contexts) {
    return source === 'CRM' || statedBy === null ? null : graph.load(nameOfMembership, statedBy);
  }
}

/** The company after the commit. */
export const companyAnswer: AnswerOf<Id, CompanyRow> = {
  type: 'Company',
  noun: 'company',
  read: (graph, id) => graph.load(companyById, id),
};

import { ResolveField, Resolver } from '@nestjs/graphql';
import type { Id } from '../../kernel/ids.js';
import type { Contexts, NoArgs } from '../../platform/graphql/index.js';
import { Advocate, advocateById, type AdvocateRow } from '../advocates/index.js';
import { Company, companyById, type CompanyRow } from '../companies/index.js';
import { Tag, TaggedAdvocates, TaggedCompanies } from './tag.graphql.js';
import { tagsOfAdvocate, tagsOfCompany } from './tag.loaders.js';
import type { TagRow } from './tag.queries.js';
import type { Tagged } from './tag-bearers.js';

/** Adds to an advocate their tags, for staff. */
@Resolver(() => Advocate)
export class AdvocateTagsResolver {
  @ResolveField(() => [Tag], { description: 'By name' })
  async tags({ id }: AdvocateRow, _: NoArgs, { graph }: Contexts): Promise<TagRow[]> {
    return (await graph.load(tagsOfAdvocate, id)) ?? [];
  }
}

/** Adds to a company its tags, for staff. */
@Resolver(() => Company)
export class CompanyTagsResolver {
  @ResolveField(() => [Tag], { description: 'By name' })
  async tags({ id }: CompanyRow, _: NoArgs, { graph }: Contexts): Promise<TagRow[]> {
    return (await graph.load(tagsOfCompany, id)) ?? [];
  }
}

@Resolver(() => TaggedAdvocates)
export class TaggedAdvocatesResolver {
  @ResolveField()
  advocates({ ids }: Tagged, _: NoArgs, { graph }: Contexts) {
    return Promise.all(ids.map((id: Id) => graph.load(advocateById, id)));
  }
}

@Resolver(() => TaggedCompanies)
export class TaggedCompaniesResolver {
  @ResolveField()
  companies({ ids }: Tagged, _: NoArgs, { graph }: Contexts) {
    return Promise.all(ids.map((id: Id) => graph.load(companyById, id)));
  }
}

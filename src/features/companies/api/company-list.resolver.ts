import { Args, Query, Resolver } from '@nestjs/graphql';
import { isId, type Id } from '../../../kernel/ids.js';
import type { Page } from '../../../kernel/page.js';
import {
  connectionOf,
  Graph,
  GraphContext,
  PageSizeScalar,
} from '../../../platform/graphql/index.js';
import { countriesOfCompanies, cursorOf, pageOfCompanies } from './company-list.queries.js';
import type { CompanyOrder } from './company-list.rules.js';
import { Company, CompanyConnection, CompanyFilter, CompanyOrderEnum } from './company.graphql.js';
import { todayOfProgram } from './company.loaders.js';
import type { CompanyRow } from '../known/index.js';

const NO_ROWS: Page<CompanyRow> = { rows: [], hasNext: false };

@Resolver(() => Company)
export class CompanyListResolver {
  @Query(() => CompanyConnection)
  async companies(
    @Args('filter', { type: () => CompanyFilter, nullable: true }) filter: CompanyFilter | null,
    @Args('order', { type: () => CompanyOrderEnum, defaultValue: 'NAME' }) order: CompanyOrder,
    @Args('first', { type: () => PageSizeScalar, defaultValue: 20 }) first: number,
    @Args('after', { type: () => String, nullable: true }) after: string | null,
    @Graph() graph: GraphContext,
  ) {
    const page = await this.pageOf(filter ?? {}, order, { first, after: after ?? null }, graph);
    return connectionOf(page, cursorOf(order), (row) => row);
  }

  @Query(() => [String], { description: 'Those that companies are in, by ISO 3166-1' })
  async companyCountries(@Graph() graph: GraphContext): Promise<string[]> {
    return countriesOfCompanies(await graph.tx());
  }

  private async pageOf(
    asked: CompanyFilter,
    order: CompanyOrder,
    page: { readonly first: number; readonly after: string | null },
    graph: GraphContext,
  ): Promise<Page<CompanyRow>> {
    const today = await graph.load(todayOfProgram, graph.actor.programId);
    const owners = ownersOf(asked, graph.actor.id);
    // Nobody is two people, and a key looks after nothing.
    if (today === null || owners.length > 1 || !owners.every(isId)) return NO_ROWS;
    const filter = {
      kind: asked.kind ?? null,
      ownerId: owners[0] ?? null,
      countries: asked.countries ?? null,
      publicSector: asked.publicSector ?? null,
      possibleDuplicate: asked.possibleDuplicate ?? false,
      search: asked.search ?? null,
    };
    return pageOfCompanies(await graph.tx(), { filter, order, today }, page);
  }
}

/** Who all have to look after it, as the filter says: none, or one. */
function ownersOf({ ownerId, mine }: CompanyFilter, own: Id | null): string[] {
  return [...new Set([...(ownerId ? [ownerId] : []), ...(mine ? [own ?? ''] : [])])];
}

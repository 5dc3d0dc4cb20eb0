import { Args, Query, Resolver } from '@nestjs/graphql';
import { Graph, GraphContext, PageSizeScalar } from '../../platform/graphql/index.js';
import { findKeptMails, type KeptInside } from '../../platform/mail/index.js';
import { KeptMail } from './kept-mails.graphql.js';

@Resolver(() => KeptMail)
export class KeptMailsResolver {
  @Query(() => [KeptMail], {
    description: 'What a sandbox would have mailed since its clock was moved, the newest first',
  })
  async keptMails(
    @Args('first', { type: () => PageSizeScalar, defaultValue: 20 }) first: number,
    @Graph() graph: GraphContext,
  ): Promise<KeptInside[]> {
    return findKeptMails(await graph.tx(), first);
  }
}

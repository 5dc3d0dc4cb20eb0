import { Inject } from '@nestjs/common';
import { ResolveField, Resolver } from '@nestjs/graphql';
import { CONFIG, type Config } from '../../platform/config/index.js';
import { type Contexts, type NoArgs } from '../../platform/graphql/index.js';
import { Advocate, type AdvocateRow } from '../advocates/index.js';
import { ReferralLink } from './link.graphql.js';
import { linkOfAdvocate, touchesOfLink } from './link.loaders.js';

const NO_TOUCH = { clicks: 0, referrals: 0 };

/** What links add to an advocate: the personal link. */
@Resolver(() => Advocate)
export class AdvocateLinkResolver {
  constructor(@Inject(CONFIG) private readonly config: Config) {}

  @ResolveField(() => ReferralLink, {
    nullable: true,
    description: 'Made when the advocate joins, within a second: null until then',
  })
  async link({ id }: AdvocateRow, _: NoArgs, { graph }: Contexts): Promise<ReferralLink | null> {
    const link = await graph.load(linkOfAdvocate, id);
    if (link === null) return null;
    const touches = (await graph.load(touchesOfLink, link.id)) ?? NO_TOUCH;
    return { code: link.code, url: `${this.config.publicUrl}/r/${link.code}`, ...touches };
  }
}

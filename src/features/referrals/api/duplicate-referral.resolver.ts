import { ResolveField, Resolver } from '@nestjs/graphql';
import type { Id } from '../../../kernel/ids.js';
import { type Contexts, type NoArgs } from '../../../platform/graphql/index.js';
import { DuplicateReferralType, Referral } from './referral.graphql.js';
import { referralById } from './referral.loaders.js';

/** The refusal names a referral of the reader's own, which is open already. */
@Resolver(() => DuplicateReferralType)
export class DuplicateReferralResolver {
  @ResolveField(() => Referral, { nullable: true })
  referral({ referralId }: { referralId: Id }, _: NoArgs, { graph }: Contexts) {
    return graph.load(referralById, referralId);
  }
}

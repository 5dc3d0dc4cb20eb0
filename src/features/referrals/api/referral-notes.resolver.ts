import { ResolveField, Resolver } from '@nestjs/graphql';
import { isStaff } from '../../../kernel/actor.js';
import { type Contexts, type NoArgs } from '../../../platform/graphql/index.js';
import { ReferralNote } from './referral-note.graphql.js';
import { Referral } from './referral.graphql.js';
import { notesOfReferral } from './referral.loaders.js';
import type { ReferralRow } from './referral.queries.js';

@Resolver(() => Referral)
export class ReferralNotesResolver {
  @ResolveField(() => [ReferralNote], { description: 'Empty for advocates' })
  async notes({ id }: ReferralRow, _: NoArgs, { graph }: Contexts) {
    return isStaff(graph.actor) ? ((await graph.load(notesOfReferral, id)) ?? []) : [];
  }
}

import { ResolveField, Resolver } from '@nestjs/graphql';
import type { Contexts, NoArgs } from '../../../platform/graphql/index.js';
import { CompanyMergePreview, type ChangedReferral, type PreviewRow } from '../../merges/index.js';
import { MergedReferral } from './merge-preview.graphql.js';
import { referralById } from './referral.loaders.js';

/** Adds to the preview of a merge the referrals whose status or points it would change. */
@Resolver(() => CompanyMergePreview)
export class MergePreviewResolver {
  @ResolveField(() => [MergedReferral], {
    description: 'Referrals whose status or points would change; the first 100',
  })
  referrals({ referrals }: PreviewRow): readonly ChangedReferral[] {
    return referrals.filter(isChange).slice(0, MOST_SHOWN);
  }
}

const MOST_SHOWN = 100;

function isChange(each: ChangedReferral): boolean {
  return each.statusBefore !== each.statusAfter || each.pointsBefore !== each.pointsAfter;
}

@Resolver(() => MergedReferral)
export class MergedReferralResolver {
  @ResolveField()
  referral({ id }: ChangedReferral, _: NoArgs, { graph }: Contexts) {
    return graph.load(referralById, id);
  }
}

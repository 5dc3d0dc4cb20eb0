import { findDealsByIds } from '../deals/index.js';
import { defineLoader } from '../../platform/graphql/index.js';
import { readProgram } from '../programs/index.js';
import { countTouches, findLinksByAdvocates, touchesOfReferrals } from './link.queries.js';
import { findReferralsByIds, linksOf } from './referral.queries.js';

export const referralById = defineLoader((tx, ids) => findReferralsByIds(tx, ids));

export const dealById = defineLoader(
  async (tx, ids) => new Map((await findDealsByIds(tx, ids)).map((deal) => [deal.id, deal])),
);

export const dealIdsOfReferral = defineLoader((tx, ids) => linksOf(tx, 'referral_id', ids));

export const referralIdsOfDeal = defineLoader((tx, ids) => linksOf(tx, 'deal_id', ids));

export const touchesOfReferral = defineLoader((tx, ids) => touchesOfReferrals(tx, ids));

export const linkOfAdvocate = defineLoader((tx, ids) => findLinksByAdvocates(tx, ids));

export const touchesOfLink = defineLoader((tx, ids) => countTouches(tx, ids));

/** The programme of the operation, read once; the key is its id. */
export const programOfOperation = defineLoader(async (tx) => {
  const program = await readProgram(tx);
  return new Map([[program.id, program]]);
});

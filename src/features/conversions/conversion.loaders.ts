import { defineLoader } from '../../platform/graphql/index.js';
import { linksOf } from '../referrals/index.js';

export const dealIdsOfReferral = defineLoader((tx, ids) => linksOf(tx, 'referral_id', ids));

export const referralIdsOfDeal = defineLoader((tx, ids) => linksOf(tx, 'deal_id', ids));

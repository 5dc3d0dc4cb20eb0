import { defineLoader } from '../../platform/graphql/index.js';
import { choicesOfDeals, linksOf, splitsOfDeals, waitsOfDeals } from '../referrals/index.js';

export const dealIdsOfReferral = defineLoader((tx, ids) => linksOf(tx, 'referral_id', ids));

export const referralIdsOfDeal = defineLoader((tx, ids) => linksOf(tx, 'deal_id', ids));

export const waitOfDeal = defineLoader(waitsOfDeals);

export const choiceOfDeal = defineLoader(choicesOfDeals);

export const splitOfDeal = defineLoader(splitsOfDeals);

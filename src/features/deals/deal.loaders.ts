import { defineLoader } from '../../platform/graphql/index.js';
import { countWinsOf, firstWinsOf } from './company-wins.js';
import { findDealsByIds } from './deal.queries.js';

export const dealById = defineLoader(
  async (tx, ids) => new Map((await findDealsByIds(tx, ids)).map((deal) => [deal.id, deal])),
);

export const winsOfCompany = defineLoader(countWinsOf);

export const firstWinOfCompany = defineLoader(firstWinsOf);

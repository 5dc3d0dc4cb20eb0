import { defineLoader } from '../../platform/graphql/index.js';
import { balancesOf } from '../ledger/index.js';
import { findAdvocatesByIds } from './advocate.queries.js';

export const advocateById = defineLoader(async (tx, ids) => {
  const advocates = await findAdvocatesByIds(tx, ids);
  return new Map(advocates.map((advocate) => [advocate.id, advocate]));
});

export const balanceByAdvocate = defineLoader(balancesOf);

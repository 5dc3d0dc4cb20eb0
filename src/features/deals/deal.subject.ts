import { defineSubject } from '../subjects/index.js';
import { dealIdsOfCompanies, findDealNames } from './deal.queries.js';

/** Only staff read its lines: it belongs to no advocate. */
export const dealSubject = defineSubject(
  'DEAL',
  { find: findDealNames, seenBy: { sales: 'program', marketer: 'program', admin: 'program' } },
  { kind: 'COMPANY', find: dealIdsOfCompanies },
);

import { DiscoveryModule } from '@nestjs/core';
import { Test } from '@nestjs/testing';
import { EndPointsOfLeaver } from '../../../src/features/advocates/index.js';
import { MoveCompanyPeople } from '../../../src/features/advocates/profile/move-company-people.js';
import { MoveCompanyAttributes } from '../../../src/features/attributes/move-company-attributes.js';
import { WriteWonSince } from '../../../src/features/companies/index.js';
import { MoveCompanyDeals } from '../../../src/features/deals/move-company-deals.js';
import { EndPoints, PostTransfers, SettlePoints } from '../../../src/features/ledger/index.js';
import { CompanyHolders } from '../../../src/features/merges/company-holders.js';
import { MergeCompanies } from '../../../src/features/merges/merge-companies.js';
import { MoveCompanyFacts } from '../../../src/features/merges/move-company-facts.js';
import { UnmergeCompanies } from '../../../src/features/merges/unmerge-companies.js';
import { MoveCompanyReferrals } from '../../../src/features/referrals/handle/move-company-referrals.js';
import { MatchDeals } from '../../../src/features/referrals/match/match-deals.js';
import { SettleReferrals } from '../../../src/features/referrals/settle/settle-referrals.js';
import { MoveCompanyTags } from '../../../src/features/tags/move-company-tags.js';
import { RecordTimeline } from '../../../src/features/timeline/index.js';
import { Outbox } from '../../../src/platform/outbox/index.js';

/** The merge of companies and its end, with everything that leans on companies. */
export async function mergeVerbs(): Promise<{ merge: MergeCompanies; unmerge: UnmergeCompanies }> {
  const module = await Test.createTestingModule({
    imports: [DiscoveryModule],
    providers: [
      CompanyHolders,
      EndPoints,
      EndPointsOfLeaver,
      MatchDeals,
      MergeCompanies,
      MoveCompanyAttributes,
      MoveCompanyDeals,
      MoveCompanyFacts,
      MoveCompanyPeople,
      MoveCompanyReferrals,
      MoveCompanyTags,
      Outbox,
      PostTransfers,
      RecordTimeline,
      SettlePoints,
      SettleReferrals,
      UnmergeCompanies,
      WriteWonSince,
    ],
  }).compile();
  await module.init();
  return { merge: module.get(MergeCompanies), unmerge: module.get(UnmergeCompanies) };
}

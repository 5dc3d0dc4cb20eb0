import { CompanyMergeEntity, CompanyMergeRowEntity } from './company-merge.entity.js';
import { TwoCompaniesEntity } from './two-companies.entity.js';

export {
  HoldsCompanies,
  type ChangedReferral,
  type CompanyHolder,
  type MergedPair,
} from './company-holders.js';
export { mergeStaysFrom, type HeldRow } from './merge.rules.js';
export { MergeStays, OwnMerge } from './merge.errors.js';
export { CompanyMergePreview } from './merge.graphql.js';
export type { PreviewRow } from './merge.resolver.js';
export { mergesAccess } from './merges.access.js';
export { MergesModule } from './merges.module.js';

export const mergesEntities = [CompanyMergeEntity, CompanyMergeRowEntity, TwoCompaniesEntity];

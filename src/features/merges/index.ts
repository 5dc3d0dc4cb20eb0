import { TwoCompaniesEntity } from './two-companies.entity.js';

export { mergesAccess } from './merges.access.js';
export { MergesModule } from './merges.module.js';

export const mergesEntities = [TwoCompaniesEntity];

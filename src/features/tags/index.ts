import './tag.holding.js';
import './tag.traits.js';
import { AdvocateTagEntity, CompanyTagEntity, TagEntity } from './tag.entity.js';

export { lockTagNames } from './known-tags.js';
export { ReportTags, type ReportedTags } from './report-tags.js';
export { TagAdvocates } from './tag-advocates.js';
export { Tag } from './tag.graphql.js';
export { tagById } from './tag.loaders.js';
export { findTagsByIds } from './tag.queries.js';
export { tagsAccess } from './tags.access.js';
export { TagsModule } from './tags.module.js';

export const tagsEntities = [TagEntity, AdvocateTagEntity, CompanyTagEntity];

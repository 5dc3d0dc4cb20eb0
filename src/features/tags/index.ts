import './tag.traits.js';
import { AdvocateTagEntity, CompanyTagEntity, TagEntity } from './tag.entity.js';

export { tagsAccess } from './tags.access.js';
export { TagsModule } from './tags.module.js';

export const tagsEntities = [TagEntity, AdvocateTagEntity, CompanyTagEntity];

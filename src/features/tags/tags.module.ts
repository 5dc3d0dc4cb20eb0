import { Module } from '@nestjs/common';
import { TimelineModule } from '../timeline/index.js';
import {
  AdvocateTagsResolver,
  CompanyTagsResolver,
  TaggedAdvocatesResolver,
  TaggedCompaniesResolver,
} from './borne-tags.resolver.js';
import { DeleteTag } from './delete-tag.js';
import { MoveCompanyTags } from './move-company-tags.js';
import { RenameTag } from './rename-tag.js';
import { ReportTags } from './report-tags.js';
import { TagAdvocates } from './tag-advocates.js';
import { TagCompanies } from './tag-companies.js';
import { TagMutationsResolver, TagNameTakenResolver } from './tag-mutations.resolver.js';
import { TagResolver } from './tag.resolver.js';

@Module({
  imports: [TimelineModule],
  providers: [
    AdvocateTagsResolver,
    CompanyTagsResolver,
    DeleteTag,
    MoveCompanyTags,
    RenameTag,
    ReportTags,
    TagAdvocates,
    TagCompanies,
    TaggedAdvocatesResolver,
    TaggedCompaniesResolver,
    TagMutationsResolver,
    TagNameTakenResolver,
    TagResolver,
  ],
  exports: [ReportTags, TagAdvocates],
})
export class TagsModule {}

import { Module } from '@nestjs/common';
import { CompaniesModule } from '../companies/index.js';
import { TimelineModule } from '../timeline/index.js';
import { AddAdvocate } from './add-advocate.js';
import { AdvocateResolver } from './advocate.resolver.js';
import { ChangeAdvocate } from './change-advocate.js';
import { EnsureAdvocate } from './ensure-advocate.js';
import { FindOrAddAdvocates } from './find-or-add-advocates.js';
import {
  OnMemberInvitedEnsureAdvocate,
  OnMemberJoinedEnsureAdvocate,
  OnMemberLanguageChangedEnsureAdvocate,
  OnMemberRemovedEnsureAdvocate,
  OnMemberRolesChangedEnsureAdvocate,
} from './on-membership-changed.js';
import { ProfileResolver } from './profile.resolver.js';
import { SetTimeZone } from './set-time-zone.js';
import { StatementSubjectResolver } from './statement-subject.resolver.js';

@Module({
  imports: [CompaniesModule, TimelineModule],
  providers: [
    AddAdvocate,
    ChangeAdvocate,
    SetTimeZone,
    ProfileResolver,
    EnsureAdvocate,
    FindOrAddAdvocates,
    AdvocateResolver,
    StatementSubjectResolver,
    OnMemberInvitedEnsureAdvocate,
    OnMemberJoinedEnsureAdvocate,
    OnMemberLanguageChangedEnsureAdvocate,
    OnMemberRemovedEnsureAdvocate,
    OnMemberRolesChangedEnsureAdvocate,
  ],
  exports: [AddAdvocate, EnsureAdvocate, FindOrAddAdvocates],
})
export class AdvocatesModule {}

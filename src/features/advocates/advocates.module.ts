import { Module } from '@nestjs/common';
import { AddAdvocate } from './add-advocate.js';
import { AdvocateResolver } from './advocate.resolver.js';
import { EnsureAdvocate } from './ensure-advocate.js';
import { FindOrAddAdvocates } from './find-or-add-advocates.js';
import {
  OnMemberInvitedEnsureAdvocate,
  OnMemberJoinedEnsureAdvocate,
  OnMemberLanguageChangedEnsureAdvocate,
  OnMemberRemovedEnsureAdvocate,
  OnMemberRolesChangedEnsureAdvocate,
} from './on-membership-changed.js';
import { StatementSubjectResolver } from './statement-subject.resolver.js';

@Module({
  providers: [
    AddAdvocate,
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

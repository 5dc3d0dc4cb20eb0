import { Module } from '@nestjs/common';
import { CompaniesModule } from '../companies/index.js';
import { TimelineModule } from '../timeline/index.js';
import { AddAdvocate, ChangeAdvocate, FindOrAddAdvocates, SetTimeZone } from './profile/index.js';
import {
  AdvocateResolver,
  CompanyAdvocatesResolver,
  SuggestedCompanyResolver,
  InterestListResolver,
  InterestsResolver,
  PresenceResolver,
  ProfileResolver,
  StatementSubjectResolver,
  WillingResolver,
} from './api/index.js';
import {
  EndAdvocacy,
  EndBreaks,
  EndBreaksJob,
  EnsureAdvocate,
  LeaveProgram,
  OnMemberInvitedEnsureAdvocate,
  OnMemberJoinedEnsureAdvocate,
  OnMemberLanguageChangedEnsureAdvocate,
  OnMemberRemovedEnsureAdvocate,
  OnMemberRolesChangedEnsureAdvocate,
  PauseAdvocate,
  ResumeAdvocate,
} from './presence/index.js';
import { ChooseInterests, SaveInterest } from './interests/index.js';
import { SayWilling, TakeBackWilling } from './willing/index.js';

@Module({
  imports: [CompaniesModule, TimelineModule],
  providers: [
    AddAdvocate,
    ChangeAdvocate,
    SetTimeZone,
    ProfileResolver,
    EndAdvocacy,
    EndBreaks,
    EndBreaksJob,
    EnsureAdvocate,
    LeaveProgram,
    PauseAdvocate,
    PresenceResolver,
    ResumeAdvocate,
    FindOrAddAdvocates,
    AdvocateResolver,
    CompanyAdvocatesResolver,
    SuggestedCompanyResolver,
    ChooseInterests,
    InterestListResolver,
    InterestsResolver,
    SaveInterest,
    StatementSubjectResolver,
    SayWilling,
    TakeBackWilling,
    WillingResolver,
    OnMemberInvitedEnsureAdvocate,
    OnMemberJoinedEnsureAdvocate,
    OnMemberLanguageChangedEnsureAdvocate,
    OnMemberRemovedEnsureAdvocate,
    OnMemberRolesChangedEnsureAdvocate,
  ],
  exports: [
    AddAdvocate,
    EnsureAdvocate,
    FindOrAddAdvocates,
    PauseAdvocate,
    SayWilling,
    TakeBackWilling,
  ],
})
export class AdvocatesModule {}

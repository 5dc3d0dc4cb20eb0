import { Module } from '@nestjs/common';
import { AddAdvocate } from './add-advocate.js';
import { EnsureAdvocate } from './ensure-advocate.js';
import { FindOrAddCompanies } from './find-or-add-companies.js';
import {
  OnMemberInvitedEnsureAdvocate,
  OnMemberJoinedEnsureAdvocate,
  OnMemberRolesChangedEnsureAdvocate,
} from './on-membership-changed.js';

@Module({
  providers: [
    AddAdvocate,
    EnsureAdvocate,
    FindOrAddCompanies,
    OnMemberInvitedEnsureAdvocate,
    OnMemberJoinedEnsureAdvocate,
    OnMemberRolesChangedEnsureAdvocate,
  ],
  exports: [AddAdvocate, EnsureAdvocate, FindOrAddCompanies],
})
export class AdvocatesModule {}

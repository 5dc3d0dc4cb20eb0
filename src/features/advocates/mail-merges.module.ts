import { Module } from '@nestjs/common';
import { MailProfileMerge, OnProfilesMerged, OnProfilesParted } from './merge/index.js';

/** Mails about merged profiles, for processes that send mails (`MailModule`). */
@Module({ providers: [MailProfileMerge, OnProfilesMerged, OnProfilesParted] })
export class MailMergesModule {}

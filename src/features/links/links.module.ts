import { Module } from '@nestjs/common';
import { ReferralsModule } from '../referrals/index.js';
import './clicks.retention.js';
import { AdvocateLinkResolver } from './advocate-link.resolver.js';
import { EnsureLink } from './ensure-link.js';
import { LinkClicks } from './link-clicks.js';
import { LinkDirectory } from './link-directory.js';
import { OnAdvocateJoinedEnsureLink } from './on-advocate-joined.js';
import { RecordClicks } from './record-clicks.js';
import { ReferByLink } from './refer-by-link.js';
import { ReferralTouchesResolver } from './referral-touches.resolver.js';

const VERBS = [EnsureLink, LinkClicks, LinkDirectory, RecordClicks, ReferByLink];

@Module({
  imports: [ReferralsModule],
  providers: [...VERBS, AdvocateLinkResolver, OnAdvocateJoinedEnsureLink, ReferralTouchesResolver],
  exports: VERBS,
})
export class LinksModule {}

import { Global, Module, type DynamicModule } from '@nestjs/common';
import { audiencesAccess, audiencesEntities, AudiencesModule } from './features/audiences/index.js';
import {
  attributesAccess,
  attributesEntities,
  AttributesModule,
} from './features/attributes/index.js';
import {
  advocatesAccess,
  advocatesEntities,
  AdvocatesModule,
  MailMergesModule,
} from './features/advocates/index.js';
import {
  challengesAccess,
  challengesEntities,
  ChallengesModule,
} from './features/challenges/index.js';
import { companiesAccess, companiesEntities, CompaniesModule } from './features/companies/index.js';
import { clockAccess, clockEntities, ClockModule } from './features/clock/index.js';
import { conversionsAccess, ConversionsModule } from './features/conversions/index.js';
import { dealsAccess, dealsEntities, DealsModule } from './features/deals/index.js';
import {
  ClearFilesModule,
  filesAccess,
  filesEntities,
  FilesModule,
} from './features/files/index.js';
import { identityAccess, identityEntities, IdentityModule } from './features/identity/index.js';
import { importsAccess, importsEntities, ImportsModule } from './features/imports/index.js';
import { insightsAccess, InsightsModule } from './features/insights/index.js';
import { ledgerEntities, LedgerModule } from './features/ledger/index.js';
import { MeasuresModule, measuresEntities } from './features/measures/index.js';
import { mergesAccess, mergesEntities, MergesModule } from './features/merges/index.js';
import { linksAccess, linksEntities, LinksModule } from './features/links/index.js';
import {
  notificationsAccess,
  notificationsEntities,
  NotificationsModule,
} from './features/notifications/index.js';
import { ProfileNoticesModule } from './features/profile-notices/index.js';
import { programsAccess, programsEntities, ProgramsModule } from './features/programs/index.js';
import { referralsAccess, referralsEntities, ReferralsModule } from './features/referrals/index.js';
import { rewardsAccess, rewardsEntities, RewardsModule } from './features/rewards/index.js';
import {
  onboardingAccess,
  onboardingEntities,
  OnboardingModule,
} from './features/onboarding/index.js';
import { picturesAccess, picturesEntities, PicturesModule } from './features/pictures/index.js';
import { segmentsAccess, segmentsEntities, SegmentsModule } from './features/segments/index.js';
import { SampleModule } from './sample/index.js';
import {
  staffNoticesAccess,
  staffNoticesEntities,
  StaffNoticesModule,
} from './features/staff-notices/index.js';
import { surveysAccess, surveysEntities, SurveysModule } from './features/surveys/index.js';
import { tagsAccess, tagsEntities, TagsModule } from './features/tags/index.js';
import { timelineAccess, timelineEntities, TimelineModule } from './features/timeline/index.js';
import { waitingAccess, WaitingModule } from './features/waiting/index.js';
import { AuthModule, SessionReader } from './platform/auth/index.js';
import type { EntityClass } from './platform/database/index.js';
import { graphqlModule, IDENTIFIER, type AccessTable } from './platform/graphql/index.js';
import { JobsModule } from './platform/jobs/index.js';
import { MailModule } from './platform/mail/index.js';
import { OutboxModule } from './platform/outbox/index.js';
import { RetentionModule } from './platform/retention/retention.module.js';
import { PlatformModule, type Ground } from './platform/platform.module.js';

/** The only list of features, from the ground up; architecture.js says which may use which. */
const FEATURES = [
  TimelineModule,
  MeasuresModule,
  WaitingModule,
  LedgerModule,
  ProgramsModule,
  ClockModule,
  IdentityModule,
  StaffNoticesModule,
  CompaniesModule,
  MergesModule,
  AdvocatesModule,
  MailMergesModule,
  TagsModule,
  AttributesModule,
  OnboardingModule,
  SegmentsModule,
  AudiencesModule,
  NotificationsModule,
  ProfileNoticesModule,
  FilesModule,
  ClearFilesModule,
  PicturesModule,
  ChallengesModule,
  SurveysModule,
  RewardsModule,
  DealsModule,
  ReferralsModule,
  ConversionsModule,
  LinksModule,
  ImportsModule,
  InsightsModule,
  SampleModule,
];

/** The access of all features: one table a feature, each field behind its row (R-A2). */
export const ACCESS: readonly AccessTable[] = [
  timelineAccess,
  waitingAccess,
  programsAccess,
  clockAccess,
  identityAccess,
  staffNoticesAccess,
  companiesAccess,
  mergesAccess,
  advocatesAccess,
  tagsAccess,
  attributesAccess,
  onboardingAccess,
  segmentsAccess,
  audiencesAccess,
  notificationsAccess,
  filesAccess,
  picturesAccess,
  challengesAccess,
  surveysAccess,
  rewardsAccess,
  dealsAccess,
  referralsAccess,
  conversionsAccess,
  linksAccess,
  importsAccess,
  insightsAccess,
];

export const ENTITIES: readonly EntityClass[] = [
  ...timelineEntities,
  ...measuresEntities,
  ...ledgerEntities,
  ...programsEntities,
  ...clockEntities,
  ...identityEntities,
  ...staffNoticesEntities,
  ...companiesEntities,
  ...mergesEntities,
  ...advocatesEntities,
  ...tagsEntities,
  ...attributesEntities,
  ...onboardingEntities,
  ...segmentsEntities,
  ...audiencesEntities,
  ...notificationsEntities,
  ...filesEntities,
  ...picturesEntities,
  ...challengesEntities,
  ...surveysEntities,
  ...rewardsEntities,
  ...dealsEntities,
  ...referralsEntities,
  ...linksEntities,
  ...importsEntities,
];

/** Identifies callers for GraphQL: global, because the GraphQL module is one of its own. */
@Global()
@Module({
  providers: [{ provide: IDENTIFIER, useExisting: SessionReader }],
  exports: [IDENTIFIER],
})
class IdentifierModule {}

@Module({})
export class AppModule {
  static on(ground: Ground): DynamicModule {
    const { config, installation } = ground;
    const database = { url: installation.databaseUrl, mode: installation.mode };
    return {
      module: AppModule,
      imports: [
        PlatformModule.on(ground),
        JobsModule.forRoot({ config, database }),
        OutboxModule.forRoot({ config }),
        MailModule,
        RetentionModule,
        AuthModule.with({
          databaseUrl: installation.databaseUrl,
          mode: installation.mode,
          publicUrl: config.publicUrl,
          secrets: installation.secrets,
        }),
        IdentifierModule,
        graphqlModule(ACCESS),
        ...FEATURES,
      ],
    };
  }
}

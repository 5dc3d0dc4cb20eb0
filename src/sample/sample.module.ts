import { Module } from '@nestjs/common';
import { AdvocatesModule } from '../features/advocates/index.js';
import { ChallengesModule } from '../features/challenges/index.js';
import { ClockModule } from '../features/clock/index.js';
import { CompaniesModule } from '../features/companies/index.js';
import { ConversionsModule } from '../features/conversions/index.js';
import { FilesModule } from '../features/files/index.js';
import { LinksModule } from '../features/links/index.js';
import { NotificationsModule } from '../features/notifications/index.js';
import { OnboardingModule } from '../features/onboarding/index.js';
import { PicturesModule } from '../features/pictures/index.js';
import { ProgramsModule } from '../features/programs/index.js';
import { ReferralsModule } from '../features/referrals/index.js';
import { RewardsModule } from '../features/rewards/index.js';
import { SurveysModule } from '../features/surveys/index.js';
import { TagsModule } from '../features/tags/index.js';
import { PrepareSample } from './prepare-sample.js';
import { SEED_STEPS, type SeedStep } from './sample-story.js';
import { SeedSample } from './seed-sample.js';
import { SeedBreak } from './seed-break.js';
import { SeedCrowdChallenges } from './seed-crowd-challenges.js';
import { SeedDirectDeals } from './seed-direct-deals.js';
import { SeedEmployers } from './seed-employers.js';
import { SeedChallenges } from './seed-challenges.js';
import { SeedFiles } from './seed-files.js';
import { SeedInterests } from './seed-interests.js';
import { SeedNotices } from './seed-notices.js';
import { SeedOnboarding } from './seed-onboarding.js';
import { SeedPictures } from './seed-pictures.js';
import { SeedPeople } from './seed-people.js';
import { SeedReferrals } from './seed-referrals.js';
import { SeedRewards } from './seed-rewards.js';
import { SeedSales } from './seed-sales.js';
import { SeedSettings } from './seed-settings.js';
import { SeedShelf } from './seed-shelf.js';
import { SeedSurvey } from './seed-survey.js';
import { SeedWelcome } from './seed-welcome.js';
import { SeedWilling } from './seed-willing.js';

const TELLERS = [
  SeedPeople,
  SeedWelcome,
  SeedSettings,
  SeedShelf,
  SeedFiles,
  SeedChallenges,
  SeedSurvey,
  SeedCrowdChallenges,
  SeedOnboarding,
  SeedPictures,
  SeedReferrals,
  SeedSales,
  SeedDirectDeals,
  SeedRewards,
  SeedInterests,
  SeedBreak,
  SeedWilling,
];

@Module({
  imports: [
    AdvocatesModule,
    ChallengesModule,
    ClockModule,
    CompaniesModule,
    ConversionsModule,
    FilesModule,
    LinksModule,
    NotificationsModule,
    OnboardingModule,
    PicturesModule,
    ProgramsModule,
    ReferralsModule,
    RewardsModule,
    SurveysModule,
    TagsModule,
  ],
  providers: [
    ...TELLERS,
    SeedEmployers,
    SeedNotices,
    PrepareSample,
    SeedSample,
    {
      provide: SEED_STEPS,
      useFactory: (...steps: SeedStep[]) => steps,
      inject: TELLERS,
    },
  ],
  exports: [SeedSample],
})
export class SampleModule {}

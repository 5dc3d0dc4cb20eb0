import { Module } from '@nestjs/common';
import { AdvocatesModule } from '../features/advocates/index.js';
import { ChallengesModule } from '../features/challenges/index.js';
import { ClockModule } from '../features/clock/index.js';
import { CompaniesModule } from '../features/companies/index.js';
import { ConversionsModule } from '../features/conversions/index.js';
import { FilesModule } from '../features/files/index.js';
import { LinksModule } from '../features/links/index.js';
import { NotificationsModule } from '../features/notifications/index.js';
import { ProgramsModule } from '../features/programs/index.js';
import { ReferralsModule } from '../features/referrals/index.js';
import { RewardsModule } from '../features/rewards/index.js';
import { SurveysModule } from '../features/surveys/index.js';
import { PrepareSample } from './prepare-sample.js';
import { SAMPLE_TELLERS, type Teller } from './sample-story.js';
import { SeedSample } from './seed-sample.js';
import { TellEmployers } from './tell-employers.js';
import { TellChallenges } from './tell-challenges.js';
import { TellFiles } from './tell-files.js';
import { TellNotices } from './tell-notices.js';
import { TellPeople } from './tell-people.js';
import { TellReferrals } from './tell-referrals.js';
import { TellRewards } from './tell-rewards.js';
import { TellSales } from './tell-sales.js';
import { TellSettings } from './tell-settings.js';
import { TellShelf } from './tell-shelf.js';
import { TellSurvey } from './tell-survey.js';

const TELLERS = [
  TellPeople,
  TellSettings,
  TellShelf,
  TellFiles,
  TellChallenges,
  TellSurvey,
  TellReferrals,
  TellSales,
  TellRewards,
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
    ProgramsModule,
    ReferralsModule,
    RewardsModule,
    SurveysModule,
  ],
  providers: [
    ...TELLERS,
    TellEmployers,
    TellNotices,
    PrepareSample,
    SeedSample,
    {
      provide: SAMPLE_TELLERS,
      useFactory: (...tellers: Teller[]) => tellers,
      inject: TELLERS,
    },
  ],
  exports: [SeedSample],
})
export class SampleModule {}

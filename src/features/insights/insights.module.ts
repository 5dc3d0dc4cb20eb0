import { Module } from '@nestjs/common';
import { AdvocateImpactResolver } from './advocate-impact.resolver.js';
import { CheckShownMeasures } from './check-shown-measures.js';
import { InsightsResolver } from './insights.resolver.js';
import { OverviewWillingResolver } from './willing.resolver.js';

@Module({
  providers: [
    AdvocateImpactResolver,
    CheckShownMeasures,
    InsightsResolver,
    OverviewWillingResolver,
  ],
})
export class InsightsModule {}

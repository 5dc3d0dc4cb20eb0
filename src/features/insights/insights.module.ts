import { Module } from '@nestjs/common';
import { AdvocateImpactResolver } from './advocate-impact.resolver.js';
import { InsightsResolver } from './insights.resolver.js';
import { CheckShownMeasures } from './shown-measures.js';

@Module({ providers: [AdvocateImpactResolver, CheckShownMeasures, InsightsResolver] })
export class InsightsModule {}

import { Module } from '@nestjs/common';
import { AdvocateImpactResolver } from './advocate-impact.resolver.js';
import { InsightsResolver } from './insights.resolver.js';

@Module({ providers: [AdvocateImpactResolver, InsightsResolver] })
export class InsightsModule {}

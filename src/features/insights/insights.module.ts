import { Module } from '@nestjs/common';
import { AdvocateImpactResolver } from './advocate-impact.resolver.js';

@Module({ providers: [AdvocateImpactResolver] })
export class InsightsModule {}

import { Module } from '@nestjs/common';
import { DealResolver } from './deal.resolver.js';
import { RecordDealFacts } from './record-deal-facts.js';

@Module({ providers: [DealResolver, RecordDealFacts], exports: [RecordDealFacts] })
export class DealsModule {}

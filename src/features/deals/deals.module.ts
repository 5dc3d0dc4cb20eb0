import { Module } from '@nestjs/common';
import { RecordDealFacts } from './record-deal-facts.js';

@Module({ providers: [RecordDealFacts], exports: [RecordDealFacts] })
export class DealsModule {}

import { Module } from '@nestjs/common';
import { HistoryResolver } from './history.resolver.js';
import { RecordTimeline } from './record-timeline.js';

@Module({ providers: [HistoryResolver, RecordTimeline], exports: [RecordTimeline] })
export class TimelineModule {}

import { Module } from '@nestjs/common';
import { RecordTimeline } from './record-timeline.js';

@Module({ providers: [RecordTimeline], exports: [RecordTimeline] })
export class TimelineModule {}

import { Module } from '@nestjs/common';
import { RecordTimeline } from './record-timeline.js';
import { TimelineResolver } from './timeline.resolver.js';

@Module({ providers: [RecordTimeline, TimelineResolver], exports: [RecordTimeline] })
export class TimelineModule {}

import { Module } from '@nestjs/common';
import { DeleteSegment } from './delete-segment.js';
import { SaveSegment } from './save-segment.js';
import {
  CheckedConditionResolver,
  SegmentConditionResolver,
  TraitResolver,
} from './segment-rule.resolver.js';
import { SegmentResolver, SegmentsOfAdvocateResolver } from './segment.resolver.js';

@Module({
  providers: [
    CheckedConditionResolver,
    DeleteSegment,
    SaveSegment,
    SegmentConditionResolver,
    SegmentResolver,
    SegmentsOfAdvocateResolver,
    TraitResolver,
  ],
})
export class SegmentsModule {}

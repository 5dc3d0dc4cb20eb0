import { Module } from '@nestjs/common';
import { TimelineModule } from '../timeline/index.js';
import {
  AudienceResolver,
  AudienceSideResolver,
  BrokenAudienceSegmentResolver,
  CheckedAudiencePartResolver,
} from './audience.resolver.js';
import { SetAudience } from './set-audience.js';

@Module({
  imports: [TimelineModule],
  providers: [
    AudienceResolver,
    AudienceSideResolver,
    BrokenAudienceSegmentResolver,
    CheckedAudiencePartResolver,
    SetAudience,
  ],
})
export class AudiencesModule {}

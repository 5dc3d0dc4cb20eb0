import { Module } from '@nestjs/common';
import './staff-notices.retention.js';
import { MarkStaffNoticesRead } from './mark-staff-notices-read.js';
import { StaffNoticeResolver, StaffNoticeSubjectResolver } from './staff-notice.resolver.js';

@Module({
  providers: [MarkStaffNoticesRead, StaffNoticeResolver, StaffNoticeSubjectResolver],
})
export class StaffNoticesModule {}

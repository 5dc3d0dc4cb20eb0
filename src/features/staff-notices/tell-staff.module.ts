import { Module } from '@nestjs/common';
import { TellStaff } from './tell-staff.js';

/** For features whose events tell staff of what waits for them. */
@Module({ providers: [TellStaff], exports: [TellStaff] })
export class TellStaffModule {}

import { Module } from '@nestjs/common';
import { NotifyAdvocateModule } from '../notifications/index.js';
import { OnPointsLimited } from './on-points-limited.js';

@Module({ imports: [NotifyAdvocateModule], providers: [OnPointsLimited] })
export class ProfileNoticesModule {}

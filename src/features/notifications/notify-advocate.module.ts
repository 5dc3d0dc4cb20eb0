import { Module } from '@nestjs/common';
import { NotifyAdvocate } from './notify-advocate.js';

/** For features whose events make notices for advocates: they need none of the mails. */
@Module({ providers: [NotifyAdvocate], exports: [NotifyAdvocate] })
export class NotifyAdvocateModule {}

import { Module } from '@nestjs/common';
import { TellAdvocate } from './tell-advocate.js';

/** For features whose events advocates are told of: they need none of the mails. */
@Module({ providers: [TellAdvocate], exports: [TellAdvocate] })
export class TellAdvocateModule {}

import { Module } from '@nestjs/common';
import { CheckWaiting } from './check-waiting.js';
import { WaitingThingResolver } from './waiting-thing.resolver.js';

@Module({ providers: [CheckWaiting, WaitingThingResolver] })
export class WaitingModule {}

import { Injectable, type OnModuleInit } from '@nestjs/common';
import { ROLES } from '../../kernel/actor.js';
import { measureNamed } from '../measures/index.js';
import { WhatWaits } from './what-waits.js';

/** A figure that no feature defines stops the boot instead of failing for a reader. */
@Injectable()
export class CheckWaiting implements OnModuleInit {
  onModuleInit(): void {
    for (const { measure } of new WhatWaits(ROLES).figures) measureNamed(measure);
  }
}

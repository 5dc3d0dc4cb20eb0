import { Injectable, type OnModuleInit } from '@nestjs/common';
import { measureNamed } from '../measures/index.js';
import { SHOWN } from './shown-measures.rules.js';

/** A figure that no feature defines stops the boot instead of failing for a reader. */
@Injectable()
export class CheckShownMeasures implements OnModuleInit {
  onModuleInit(): void {
    for (const name of Object.values(SHOWN)) measureNamed(name);
  }
}

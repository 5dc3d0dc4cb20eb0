import { Injectable, type OnModuleInit } from '@nestjs/common';
import { measureNamed } from '../measures/index.js';
import { SHOWN } from './shown-measures.rules.js';

/** A figure that nobody tells stops the boot, not the reader. */
@Injectable()
export class CheckShownMeasures implements OnModuleInit {
  onModuleInit(): void {
    for (const name of Object.values(SHOWN)) measureNamed(name);
  }
}

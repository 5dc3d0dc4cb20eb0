import { Injectable } from '@nestjs/common';
import { fileURLToPath } from 'node:url';
import { Texts } from '../../platform/i18n/index.js';

/** The catalogues of this feature, read by the first mail. */
@Injectable()
export class NoticeTexts {
  private opened: Promise<Texts> | null = null;

  open(): Promise<Texts> {
    return (this.opened ??= Texts.open(fileURLToPath(new URL('texts', import.meta.url))));
  }
}

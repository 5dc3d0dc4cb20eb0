import { Injectable, type OnModuleInit } from '@nestjs/common';
import { measureNamed } from '../measures/index.js';

/** What the overview and the report show, by the names under which the owners tell it. */
export const SHOWN = {
  referrals: 'referrals',
  counted: 'referrals.counted',
  converted: 'referrals.converted',
  wonOutsideWindow: 'referrals.wonOutsideWindow',
  wonBeforeReferral: 'referrals.wonBeforeReferral',
  daysToWin: 'referrals.daysToWin',
  furthest: 'referrals.furthest',
  withoutContact: 'referrals.withoutContact',
  toAccept: 'referrals.toAccept',
  closedOnFlagged: 'referrals.closedOnFlagged',
  revenue: 'revenue',
  issued: 'points.issued',
  spent: 'points.spent',
  outstanding: 'points.outstanding',
} as const;

/** A figure that nobody tells stops the boot, not the reader. */
@Injectable()
export class CheckShownMeasures implements OnModuleInit {
  onModuleInit(): void {
    for (const name of Object.values(SHOWN)) measureNamed(name);
  }
}

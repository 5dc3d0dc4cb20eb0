import type { SampleCalendar } from '../sample-calendar.rules.js';
import type { SampleReferral } from '../sample-referral.js';
import { REFERRALS } from '../sample-referrals.js';
import { crowdReferrals } from './crowd-referrals.js';

/** The story's first. */
export function referralsOf(calendar: SampleCalendar): SampleReferral[] {
  return [...REFERRALS, ...crowdReferrals(calendar)];
}

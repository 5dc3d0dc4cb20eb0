/** The measures of the overview and the report, by the names that their features gave them. */
export const SHOWN = {
  referrals: 'referrals',
  counted: 'referrals.counted',
  converted: 'referrals.converted',
  wonOutsideWindow: 'referrals.wonOutsideWindow',
  wonBeforeReferral: 'referrals.wonBeforeReferral',
  daysToWin: 'referrals.daysToWin',
  furthest: 'referrals.furthest',
  revenue: 'revenue',
  issued: 'points.issued',
  spent: 'points.spent',
  outstanding: 'points.outstanding',
} as const;

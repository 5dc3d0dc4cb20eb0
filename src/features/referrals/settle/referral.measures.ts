import { defineMeasures, type Measure } from '../../measures/index.js';
import { countReferralsAgain } from './count-referrals.queries.js';

const SLICED: Pick<Measure, 'slices'> = { slices: ['day', 'source'] };
const WAITING: Pick<Measure, 'slices' | 'closes'> = { slices: ['all'], closes: true };

/** The figures of referrals; `cellsOfReferral` decides what one of them contributes to each. */
const measures: readonly Measure[] = [
  { name: 'referrals', definition: 'referrals, whatever became of them', ...SLICED },
  {
    name: 'referrals.counted',
    definition:
      'the population of the close share (R-W7), its window aside: without duplicates, withdrawn ' +
      'ones, confirmed frauds, and those denied inside their window before anybody was in contact',
    ...SLICED,
    closes: true,
  },
  {
    name: 'referrals.converted',
    definition: 'counted, and converted',
    ...SLICED,
    closes: true,
  },
  {
    name: 'referrals.wonOutsideWindow',
    definition: 'won after their window ended (R-W4)',
    ...SLICED,
  },
  {
    name: 'referrals.wonBeforeReferral',
    definition: 'of whose company a deal was won before they were submitted (R-W10)',
    ...SLICED,
  },
  {
    name: 'referrals.daysToWin',
    definition: 'won, by the days from submission to the win',
    slices: ['all', 'month', 'source'],
    parts: 'days',
  },
  {
    name: 'referrals.furthest',
    definition: 'without duplicates, by how far they came',
    slices: ['all'],
    parts: 'step',
  },
  {
    name: 'referrals.withoutContact',
    definition: 'under way, and nobody was in contact with the person yet',
    ...WAITING,
  },
  {
    name: 'referrals.toAccept',
    definition: 'under way, and neither accepted nor declined',
    ...WAITING,
  },
  {
    name: 'referrals.closedOnFlagged',
    definition: 'with a day of closing that was told late or moved (R-W4)',
    slices: ['all'],
  },
  {
    name: 'referrals.toPlace',
    definition: 'reported late, and would displace an accepted one: a person decides (R-W6)',
    slices: ['all'],
  },
  {
    name: 'referrals.flagged',
    definition: 'something looks unusual, and nobody has decided about it yet (R-W8)',
    slices: ['all'],
  },
  {
    name: 'revenue',
    definition:
      'amounts of won deals that are credited to a counted referral, in minor units: not of what ' +
      'was won before it, nor of denied ones; a deal that is split counts with the earliest',
    slices: ['month', 'source'],
    parts: 'currency',
  },
];

defineMeasures({ name: 'referrals', measures, countAgain: countReferralsAgain });

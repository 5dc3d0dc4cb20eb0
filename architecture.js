// Who may import whom: the drawing that people read and the rule that lint runs.
//
//   kernel  ←  platform  ←  features  ←  sample  ←  app (main, app.module, cli)
//                           embedded (knows nothing of ours)  ←  app
//
// Between features only downhill and only through the other's index.ts, as `features` says: each
// line lists the features that the one on its left may use. What is uphill travels as an event.

/** @type {Record<string, string[]>} from the ground up */
export const features = {
  timeline: [],
  measures: [],
  ledger: ['measures'],
  programs: [],
  identity: ['programs'],
  advocates: ['identity', 'ledger', 'programs', 'timeline'],
  files: ['advocates', 'identity'],
  challenges: ['advocates', 'files', 'identity', 'ledger', 'programs', 'timeline'],
  surveys: ['advocates', 'challenges', 'files'],
  rewards: ['advocates', 'identity', 'ledger', 'programs', 'timeline'],
  deals: ['advocates', 'identity', 'programs', 'timeline'],
  referrals: ['advocates', 'deals', 'identity', 'ledger', 'measures', 'programs', 'timeline'],
  conversions: ['advocates', 'deals', 'programs', 'referrals', 'timeline'],
  links: ['advocates', 'programs', 'referrals'],
  subjects: ['advocates', 'challenges', 'referrals', 'rewards'],
  notifications: [
    'advocates',
    'challenges',
    'identity',
    'ledger',
    'programs',
    'referrals',
    'rewards',
    'subjects',
    'timeline',
  ],
  clock: ['programs', 'referrals'],
  imports: ['advocates', 'conversions', 'deals', 'programs', 'referrals'],
  insights: ['advocates', 'challenges', 'measures', 'referrals', 'rewards'],
};

/**
 * A feature that outgrew one flat folder has rooms, one level deep, each entered through its own
 * index.ts. From the ground up: each line lists the rooms that the one on its left may use.
 *
 * @type {Record<string, Record<string, string[]>>}
 */
export const roomsOfFeatures = {
  challenges: {
    stages: [],
    proof: ['stages'],
    define: ['stages'],
    take: ['stages', 'define'],
    decide: ['define', 'take'],
    'hand-in': ['stages', 'define', 'take', 'decide'],
    api: ['stages', 'proof', 'define', 'take', 'decide', 'hand-in'],
  },
  rewards: {
    catalogue: [],
    redeem: ['catalogue'],
    api: ['catalogue', 'redeem'],
  },
  referrals: {
    decide: [],
    match: [],
    settle: ['decide', 'match'],
    intake: ['decide', 'match', 'settle'],
    handle: ['decide', 'settle'],
    api: ['decide', 'settle', 'intake', 'handle'],
  },
};

/** Suffix of a file → what it is → what it may use of its own feature. */
export const suffixes = {
  'rules.ts': { is: 'rules', uses: ['rules'] },
  'entity.ts': { is: 'entity', uses: ['entity', 'rules'] },
  'events.ts': { is: 'events', uses: ['rules'] },
  'errors.ts': { is: 'errors', uses: ['rules'] },
  'queries.ts': { is: 'queries', uses: ['entity', 'rules', 'queries', 'errors'] },
  'graphql.ts': { is: 'graphql', uses: ['graphql', 'rules', 'errors'] },
};

/** What the product rules may import from outside: nothing but pure helpers. */
export const librariesOfRules = ['zod', 'temporal-polyfill'];

/** Rooms of the platform that only the named places may enter. */
export const rooms = {
  /** makes moments from numbers */
  time: ['src/kernel/clock.ts', 'src/kernel/day.ts'],
  /** reads the environment */
  environment: ['src/platform/config/config.ts'],
  /** begins transactions */
  transactions: ['src/platform/database/**'],
};

// Who may import whom: the drawing that people read and the rule that lint runs.
//
//   kernel  ←  platform  ←  features  ←  sample  ←  app (main, app.module, cli)
//                           embedded (knows nothing of ours)  ←  app
//
// Between features only downhill and only through the other's index.ts, as `features` says: each
// line lists the features that the one on its left may use. What is uphill travels as an event.

/** @type {Record<string, string[]>} from the ground up */
export const features = {
  subjects: [],
  timeline: ['subjects'],
  measures: [],
  traits: [],
  waiting: ['measures', 'subjects'],
  holdings: [],
  programs: ['subjects'],
  clock: ['programs'],
  ledger: ['clock', 'holdings', 'measures', 'traits'],
  identity: ['clock', 'holdings', 'programs'],
  companies: ['identity', 'programs', 'subjects', 'timeline', 'traits'],
  merges: ['companies', 'timeline'],
  'staff-notices': ['identity', 'subjects'],
  advocates: [
    'clock',
    'companies',
    'holdings',
    'identity',
    'ledger',
    'merges',
    'programs',
    'staff-notices',
    'subjects',
    'timeline',
    'traits',
    'waiting',
  ],
  tags: ['advocates', 'companies', 'holdings', 'merges', 'timeline', 'traits'],
  attributes: ['advocates', 'companies', 'holdings', 'merges', 'timeline', 'traits'],
  segments: ['advocates', 'programs', 'traits'],
  audiences: ['advocates', 'segments', 'tags', 'timeline', 'traits'],
  notifications: ['advocates', 'holdings', 'programs', 'subjects', 'timeline'],
  'profile-notices': ['advocates', 'notifications'],
  files: ['advocates', 'holdings', 'identity'],
  pictures: ['files', 'identity', 'timeline'],
  challenges: [
    'advocates',
    'audiences',
    'clock',
    'files',
    'holdings',
    'identity',
    'ledger',
    'notifications',
    'pictures',
    'programs',
    'staff-notices',
    'subjects',
    'timeline',
    'traits',
    'waiting',
  ],
  onboarding: ['advocates', 'challenges'],
  surveys: ['advocates', 'challenges', 'files', 'holdings', 'programs', 'traits'],
  rewards: [
    'advocates',
    'audiences',
    'companies',
    'holdings',
    'identity',
    'ledger',
    'notifications',
    'pictures',
    'programs',
    'staff-notices',
    'subjects',
    'timeline',
    'traits',
    'waiting',
  ],
  deals: ['companies', 'identity', 'merges', 'programs', 'subjects', 'timeline'],
  referrals: [
    'advocates',
    'clock',
    'companies',
    'deals',
    'holdings',
    'identity',
    'ledger',
    'measures',
    'merges',
    'notifications',
    'programs',
    'staff-notices',
    'subjects',
    'timeline',
    'traits',
    'waiting',
  ],
  conversions: ['companies', 'deals', 'programs', 'referrals', 'timeline'],
  links: ['advocates', 'holdings', 'programs', 'referrals'],
  imports: [
    'advocates',
    'attributes',
    'companies',
    'conversions',
    'deals',
    'files',
    'identity',
    'programs',
    'referrals',
    'staff-notices',
    'subjects',
    'tags',
    'timeline',
    'traits',
  ],
  insights: ['advocates', 'measures', 'waiting'],
};

/**
 * A feature that outgrew one flat folder has rooms, one level deep, each entered through its own
 * index.ts. From the ground up: each line lists the rooms that the one on its left may use.
 *
 * @type {Record<string, Record<string, string[]>>}
 */
export const roomsOfFeatures = {
  identity: {
    members: [],
    keys: ['members'],
    invite: ['members'],
    api: ['members', 'keys', 'invite'],
  },
  companies: {
    known: [],
    say: ['known'],
    api: ['known', 'say'],
  },
  advocates: {
    profile: [],
    presence: ['profile'],
    willing: ['profile'],
    interests: ['profile'],
    pipeline: ['profile'],
    find: ['profile', 'willing'],
    merge: ['profile'],
    api: ['profile', 'presence', 'willing', 'interests', 'pipeline', 'find', 'merge'],
  },
  challenges: {
    stages: [],
    proof: ['stages'],
    define: ['stages'],
    take: ['stages', 'define'],
    decide: ['define', 'take'],
    'hand-in': ['stages', 'define', 'take', 'decide'],
    schedule: ['define', 'take'],
    api: ['stages', 'proof', 'define', 'take', 'decide', 'hand-in', 'schedule'],
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
    handle: ['decide', 'match', 'settle'],
    api: ['decide', 'settle', 'intake', 'handle'],
  },
  imports: {
    read: [],
    inspect: ['read'],
    order: ['read'],
    'take-in': ['read', 'order'],
    undo: ['order', 'take-in'],
    runs: ['read', 'inspect', 'take-in', 'undo'],
    api: ['read', 'inspect', 'undo', 'runs'],
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

/**
 * Which table is whose. The SQL of a room names its own tables and nothing else: what it needs of
 * others it asks of their queries, or of a view or function that they declare. Lint reads the texts.
 *
 * @type {Record<string, string[]>} a feature, or a room of the platform → its tables
 */
export const tables = {
  'platform/auth': [
    'auth.address_change',
    'auth.address_proof',
    'auth.former_address',
    'auth.member',
    'auth.rate_limit',
    'auth.session',
    'auth.sign_in_method',
    'auth.verification',
  ],
  'platform/database': ['audit', 'schema_file', 'schema_object'],
  'platform/idempotency': ['idempotency_key'],
  'platform/installation': ['secret_mark'],
  'platform/mail': ['kept_mail', 'mail_delivery'],
  'platform/outbox': ['outbox'],
  'platform/tenancy': ['api_key', 'membership', 'program'],
  timeline: ['timeline'],
  measures: ['measure_change', 'measure_day'],
  ledger: [
    'lot',
    'lot_own_expiry',
    'lot_use',
    'point_end',
    'posting_key',
    'reversal',
    'transfer',
    'wallet',
    'wallet_lead',
  ],
  programs: ['program', 'program_deletion'],
  identity: ['api_key', 'membership'],
  companies: ['company', 'company_kind', 'domain_of_company'],
  merges: ['company_merge', 'company_merge_row', 'two_companies'],
  attributes: ['advocate_attribute', 'attribute', 'attribute_choice', 'company_attribute'],
  advocates: [
    'advocate',
    'advocate_interest',
    'former_employer',
    'interest',
    'invitation_round',
    'nomination',
    'profile_merge',
    'profile_merge_row',
    'willing',
  ],
  tags: ['advocate_tag', 'company_tag', 'tag'],
  segments: ['segment'],
  audiences: ['audience', 'audience_person', 'audience_segment', 'audience_tag'],
  files: ['file', 'upload_count'],
  pictures: ['picture', 'shown_picture'],
  challenges: [
    'challenge',
    'challenge_correction',
    'challenge_version',
    'decision',
    'participation',
    'submission',
  ],
  onboarding: ['onboarding_path', 'onboarding_step'],
  surveys: ['survey_draft', 'survey_response'],
  rewards: ['gift_code', 'redemption', 'reveal', 'reward'],
  deals: ['deal', 'deal_fact', 'deal_fact_taken_back'],
  referrals: [
    'deal_choice',
    'deal_link',
    'deal_revenue',
    'deal_split',
    'deal_wait',
    'referral',
    'referral_decision',
    'referral_fact',
    'referral_note',
    'referral_taken_back',
  ],
  links: ['link', 'touch'],
  'staff-notices': ['staff_notice'],
  notifications: ['mail_preference', 'notification'],
  clock: ['clock_advance'],
  imports: ['import_change', 'import_place', 'import_row', 'import_run', 'import_trace'],
};

/**
 * Views, whose they are and who else may read them; their files lie in the owner's folder.
 *
 * @type {Record<string, { owner: string, for: string[] }>}
 */
export const views = {
  advocate_address_domain: { owner: 'advocates', for: ['merges'] },
  advocate_member: {
    owner: 'advocates',
    for: ['files', 'identity', 'platform/auth', 'platform/tenancy'],
  },
  advocate_name: { owner: 'advocates', for: ['challenges', 'referrals', 'rewards'] },
  advocate_standing: { owner: 'advocates', for: ['links'] },
  advocate_tagged: { owner: 'tags', for: ['advocates'] },
  'auth.program_former_address': { owner: 'platform/auth', for: [] },
  'auth.program_proven_address': { owner: 'platform/auth', for: [] },
  'auth.program_member': { owner: 'platform/auth', for: ['identity', 'timeline'] },
  chosen_audience: { owner: 'audiences', for: ['challenges'] },
  challenge_text: { owner: 'challenges', for: [] },
  company_domain: { owner: 'companies', for: ['merges'] },
  company_likeness: { owner: 'companies', for: ['merges'] },
  company_name: { owner: 'companies', for: ['advocates', 'referrals'] },
  company_owner: { owner: 'companies', for: ['referrals'] },
  deal_to_match: { owner: 'deals', for: ['referrals'] },
  entry: { owner: 'ledger', for: [] },
  membership_state: { owner: 'platform/tenancy', for: ['platform/auth'] },
  participation_outcome: { owner: 'challenges', for: ['insights'] },
  possible_duplicate: { owner: 'merges', for: ['companies'] },
  program_profile: { owner: 'programs', for: ['advocates', 'identity'] },
  program_state: {
    owner: 'platform/tenancy',
    for: [
      'advocates',
      'challenges',
      'clock',
      'identity',
      'ledger',
      'links',
      'platform/auth',
      'platform/database',
      'platform/mail',
      'platform/outbox',
      'referrals',
    ],
  },
  program_table: { owner: 'platform/database', for: ['platform/tenancy'] },
  referral_outcome: { owner: 'referrals', for: ['insights'] },
};

/**
 * Where a text names a table of others all the same, and why it must. One that is not needed any
 * more fails lint.
 *
 * @type {Record<string, Record<string, string>>} file → table → reason
 */
export const borrowedTables = {
  'src/features/referrals/settle/close-windows.ts': {
    outbox: 'a thousand windows close in one statement, with their events (ADR 0004)',
    timeline: 'a thousand windows close in one statement, with their lines (ADR 0004)',
  },
};

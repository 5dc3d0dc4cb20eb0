import type { AccessTable } from '../../platform/graphql/index.js';

const PLANS = { marketer: 'program', admin: 'program' } as const;

export const onboardingAccess: AccessTable = {
  'Query.onboardingPath': PLANS,
  'Query.ownOnboarding': { advocate: 'own' },
  'Mutation.saveOnboardingPath': PLANS,
  'OnboardingPath.*': 'PARENT',
  'OnboardingStep.*': 'PARENT',
  'OwnOnboardingStep.*': 'PARENT',
};

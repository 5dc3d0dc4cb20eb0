import { OnboardingPathEntity, OnboardingStepEntity } from './onboarding.entity.js';

export { onboardingAccess } from './onboarding.access.js';
export { SaveOnboardingPath } from './save-onboarding-path.js';
export { OnboardingModule } from './onboarding.module.js';

export const onboardingEntities = [OnboardingPathEntity, OnboardingStepEntity];

import { Module } from '@nestjs/common';
import { OnboardingResolver } from './onboarding.resolver.js';
import { SaveOnboardingPath } from './save-onboarding-path.js';

@Module({ providers: [OnboardingResolver, SaveOnboardingPath], exports: [SaveOnboardingPath] })
export class OnboardingModule {}

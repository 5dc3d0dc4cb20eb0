import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import type { Day } from '../../kernel/day.js';
import type { Id } from '../../kernel/ids.js';
import { InvalidInput, NotFound, StaleVersion } from '../../platform/errors/index.js';
import { DateScalar, enumOf, resultUnion } from '../../platform/graphql/index.js';
import { ChallengeType } from '../challenges/index.js';
import { ONBOARDING_STATES, type OnboardingState } from './onboarding-step.rules.js';

const OnboardingStateEnum = enumOf('OnboardingState', ONBOARDING_STATES);

@ObjectType({ description: 'A challenge of the path; a new version of it stays on it' })
export class OnboardingStep {
  @Field(() => ChallengeType)
  challenge!: ChallengeType;

  @Field(() => Int)
  daysAfterJoining!: number;
}

@ObjectType({ description: 'The challenges that advocates are offered first, in order' })
export class OnboardingPath {
  @Field(() => Int, { description: 'Send it with a change; 0: nobody made a path yet' })
  version!: number;

  @Field(() => [OnboardingStep])
  steps!: OnboardingStep[];
}

@ObjectType({ description: 'Where the advocate stands with a step' })
export class OwnOnboardingStep {
  @Field(() => ChallengeType)
  challenge!: ChallengeType;

  @Field(() => DateScalar, {
    description: "The first day on which it is offered, in the programme's time zone",
  })
  opensOn!: Day;

  @Field(() => OnboardingStateEnum)
  state!: OnboardingState;
}

@InputType()
export class OnboardingStepInput {
  @Field(() => ID)
  challengeId!: Id;

  @Field(() => Int, { description: '0: from the day on which they join' })
  daysAfterJoining!: number;
}

@InputType({ description: 'The whole path as it shall be' })
export class SaveOnboardingPathInput {
  @Field(() => Int, { description: 'Of the path, as it was read; 0 for the first' })
  version!: number;

  @Field(() => [OnboardingStepInput], {
    description: 'In their order, each challenge once, at most 50; none: there is no path',
  })
  steps!: OnboardingStepInput[];
}

export const SaveOnboardingPathResult = resultUnion(
  'SaveOnboardingPathResult',
  OnboardingPath,
  InvalidInput,
  NotFound,
  StaleVersion,
);

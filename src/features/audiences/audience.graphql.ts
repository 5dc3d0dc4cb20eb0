import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import type { Id } from '../../kernel/ids.js';
import {
  InvalidInput,
  NotAvailable,
  NotFound,
  RuleBroken,
  StaleVersion,
} from '../../platform/errors/index.js';
import { enumOf, resultUnion } from '../../platform/graphql/index.js';
import { Advocate } from '../advocates/index.js';
import { Segment } from '../segments/index.js';
import { Tag } from '../tags/index.js';
import {
  AUDIENCE_OWNERS,
  AUDIENCE_SIDES,
  type AudienceOwnerKind,
  type AudienceSideName,
} from './audience.rules.js';

export const AudienceOwnerEnum = enumOf('AudienceOwner', AUDIENCE_OWNERS);
const AudienceSideEnum = enumOf('AudienceSideName', AUDIENCE_SIDES);

@ObjectType({ description: 'Whoever is in any of these' })
export class AudienceSide {
  @Field(() => [Segment])
  segments!: Segment[];

  @Field(() => [Tag])
  tags!: Tag[];

  @Field(() => [Advocate])
  people!: Advocate[];
}

@ObjectType({ description: 'A segment of an audience that asks about something that is gone' })
export class BrokenAudienceSegment {
  @Field(() => AudienceSideEnum, {
    description: 'Included, nobody comes in by it; excluded, nobody comes in at all',
  })
  side!: AudienceSideName;

  @Field(() => Segment)
  segment!: Segment;
}

@ObjectType({ description: 'One part of an audience, and whether an advocate is in it' })
export class CheckedAudiencePart {
  @Field(() => AudienceSideEnum)
  side!: AudienceSideName;

  @Field(() => Segment, { nullable: true, description: 'See Segment.membership for why' })
  segment!: Segment | null;

  @Field(() => Tag, { nullable: true })
  tag!: Tag | null;

  @Field(() => Advocate, { nullable: true })
  person!: Advocate | null;

  @Field(() => Boolean)
  isMet!: boolean;

  @Field(() => Boolean, { description: 'The segment asks about something that is gone' })
  isBroken!: boolean;
}

@ObjectType({ description: 'Why one advocate sees it, or does not' })
export class AudienceMembership {
  @Field(() => Boolean)
  isIn!: boolean;

  @Field(() => Boolean, { description: 'They have begun it, and so they stay' })
  hasBegun!: boolean;

  @Field(() => [CheckedAudiencePart])
  parts!: CheckedAudiencePart[];
}

@ObjectType({
  description:
    'Who may see and begin a challenge or a reward (R-U3): whoever is in something included and in nothing excluded; with nothing included everyone but them',
})
export class Audience {
  @Field(() => AudienceOwnerEnum)
  of!: AudienceOwnerKind;

  @Field(() => ID, { description: 'Of the challenge or the reward' })
  id!: Id;

  @Field(() => String, { description: 'Of the challenge or the reward' })
  name!: string;

  @Field(() => Int, { description: 'Send it with a change; 0: nobody ever chose one' })
  version!: number;

  @Field(() => Boolean)
  isEveryone!: boolean;

  @Field(() => AudienceSide)
  include!: AudienceSide;

  @Field(() => AudienceSide)
  exclude!: AudienceSide;
}

@ObjectType({ description: 'How many advocates an audience admits before it is saved' })
export class AudiencePreview {
  @Field(() => Int)
  size!: number;

  @Field(() => Int, { description: 'All advocates but those who have left' })
  advocates!: number;

  @Field(() => [BrokenAudienceSegment])
  broken!: BrokenAudienceSegment[];
}

@InputType()
export class AudienceSideInput {
  @Field(() => [ID])
  segmentIds!: Id[];

  @Field(() => [ID])
  tagIds!: Id[];

  @Field(() => [ID])
  advocateIds!: Id[];
}

@InputType()
export class SetAudienceInput {
  @Field(() => AudienceOwnerEnum)
  of!: AudienceOwnerKind;

  @Field(() => ID)
  id!: Id;

  @Field(() => Int, { description: 'Of the audience as it was read' })
  version!: number;

  @Field(() => AudienceSideInput, { description: 'All empty, on both sides: everyone' })
  include!: AudienceSideInput;

  @Field(() => AudienceSideInput)
  exclude!: AudienceSideInput;
}

export const SetAudienceResult = resultUnion(
  'SetAudienceResult',
  Audience,
  InvalidInput,
  NotAvailable,
  NotFound,
  RuleBroken,
  StaleVersion,
);

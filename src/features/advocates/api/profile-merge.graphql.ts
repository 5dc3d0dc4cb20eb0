import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import type { Id } from '../../../kernel/ids.js';
import { NotAvailable, NotFound } from '../../../platform/errors/index.js';
import { DateTimeScalar, enumOf, errorType, onceUnion } from '../../../platform/graphql/index.js';
import { MergeStays } from '../../merges/index.js';
import {
  AddressNotProven,
  MERGE_REFUSALS,
  MERGED_KINDS,
  ProfileMergeRefused,
  type MergedCount,
  type MergeRefusal,
} from '../merge/index.js';
import { Advocate } from './advocate.graphql.js';
import { PointsBalance } from './statement.graphql.js';

const MergeRefusalEnum = enumOf('ProfileMergeRefusal', MERGE_REFUSALS);
const MergedKindEnum = enumOf('MergedProfileKind', MERGED_KINDS);

@ObjectType({ description: 'How much of one kind comes to the profile that stays, or waits' })
export class MergedProfileCount {
  @Field(() => MergedKindEnum)
  kind!: string;

  @Field(() => Int)
  count!: number;
}

@ObjectType({ description: 'A profile that is to be merged, or was: under its own name' })
export class MergedProfile {
  @Field(() => ID)
  id!: Id;

  @Field(() => String)
  name!: string;

  @Field(() => String, { nullable: true })
  email!: string | null;
}

@ObjectType({ description: 'A profile was merged into this one, and perhaps taken apart again' })
export class ProfileMerge {
  @Field(() => ID)
  id!: Id;

  @Field(() => MergedProfile)
  merged!: MergedProfile;

  @Field(() => DateTimeScalar)
  mergedAt!: Date;

  @Field(() => String, { nullable: true, description: 'The name of the person who did it' })
  mergedBy!: string | null;

  @Field(() => DateTimeScalar, {
    description: 'The first moment at which it cannot be taken back any more',
  })
  staysFrom!: Date;

  @Field(() => Boolean)
  canBeTakenBack!: boolean;

  @Field(() => DateTimeScalar, { nullable: true })
  takenBackAt!: Date | null;

  @Field(() => [MergedProfileCount], { description: 'What came' })
  moved!: MergedCount[];

  @Field(() => [MergedProfileCount], {
    description: 'What waits, because there was such a thing already, until it is taken back',
  })
  waits!: MergedCount[];
}

@ObjectType({ description: 'What a merge would do: it was tried, and undone at once' })
export class ProfileMergePreview {
  @Field(() => String, { description: 'The address that was shown to be theirs' })
  email!: string;

  @Field(() => DateTimeScalar, { description: 'Until then they may confirm it' })
  endsAt!: Date;

  @Field(() => MergeRefusalEnum, { nullable: true, description: 'Null: they can be merged' })
  refused!: MergeRefusal | null;

  @Field(() => MergedProfile, { nullable: true, description: 'Null where they cannot be merged' })
  merged!: MergedProfile | null;

  @Field(() => PointsBalance, { nullable: true, description: 'Of the profile that is merged' })
  points!: PointsBalance | null;

  @Field(() => [MergedProfileCount])
  moves!: MergedCount[];

  @Field(() => [MergedProfileCount])
  waits!: MergedCount[];

  @Field(() => [String], {
    description:
      'Programmes in which the other address has a place of its own: they stay as they are',
  })
  otherPrograms!: string[];
}

@InputType()
export class MergeProfilesInput {
  @Field(() => ID, { description: 'As the preview named it' })
  mergedId!: Id;

  @Field(() => String)
  idempotencyKey!: string;
}

@InputType()
export class UnmergeProfilesInput {
  @Field(() => ID)
  mergeId!: Id;

  @Field(() => String)
  idempotencyKey!: string;
}

errorType(ProfileMergeRefused, { reason: { type: () => MergeRefusalEnum } });

export const MergeProfilesResult = onceUnion(
  'MergeProfilesResult',
  Advocate,
  AddressNotProven,
  NotAvailable,
  NotFound,
  ProfileMergeRefused,
);
export const UnmergeProfilesResult = onceUnion(
  'UnmergeProfilesResult',
  Advocate,
  MergeStays,
  NotAvailable,
  NotFound,
);

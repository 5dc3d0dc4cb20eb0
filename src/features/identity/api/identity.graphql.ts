import { Field, ID, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import type { Role } from '../../../kernel/actor.js';
import type { Locale } from '../../../kernel/locale.js';
import { InvalidInput, NotFound } from '../../../platform/errors/index.js';
import {
  DateScalar,
  DateTimeScalar,
  LocaleEnum,
  onceUnion,
  PageInfo,
  resultUnion,
  RoleEnum,
} from '../../../platform/graphql/index.js';
import { ProgramSummary } from '../../programs/index.js';
import {
  AlreadyMember,
  BeyondKey,
  InvitationDeclined,
  LastAdmin,
  TooManyInvitations,
} from '../members/index.js';

export const MembershipStatusEnum = {
  INVITED: 'INVITED',
  ACTIVE: 'ACTIVE',
  REMOVED: 'REMOVED',
} as const;
registerEnumType(MembershipStatusEnum, { name: 'MembershipStatus' });

@ObjectType()
export class ViewerProgram {
  @Field(() => ProgramSummary)
  program!: ProgramSummary;

  @Field(() => [RoleEnum])
  roles!: readonly Role[];

  @Field(() => ID, { nullable: true, description: 'The own advocate profile there' })
  advocateId!: string | null;
}

@ObjectType({ description: 'Who is signed in' })
export class Viewer {
  @Field(() => ID)
  memberId!: string;

  @Field(() => String)
  name!: string;

  @Field(() => String)
  email!: string;

  @Field(() => LocaleEnum)
  locale!: Locale;
}

@ObjectType({ description: 'Open for thirty days, with one reminder (R-U4)' })
export class Invitation {
  @Field(() => DateTimeScalar)
  sentAt!: Date;

  @Field(() => DateTimeScalar, { nullable: true })
  remindedAt!: Date | null;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description:
      'The first instant after its last day; null of one from before invitations ended, which may be sent again',
  })
  endsAt!: Date | null;

  @Field(() => Boolean, { description: 'By the clock of the programme: they may be invited again' })
  hasEnded!: boolean;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description: 'Since when they want none; nobody can invite them then',
  })
  declinedAt!: Date | null;
}

/** Of a person who is invited, or who said that they want no invitation. */
export function invitationOf(row: {
  readonly status: string;
  readonly invitedAt: Date | null;
  readonly remindedAt: Date | null;
  readonly invitationEndsAt: Date | null;
  readonly invitationEnded: boolean;
  readonly declinedAt: Date | null;
}): Invitation | null {
  const isInvitation = row.status === 'INVITED' || row.declinedAt !== null;
  if (!isInvitation || row.status === 'ACTIVE' || row.invitedAt === null) return null;
  return {
    sentAt: row.invitedAt,
    remindedAt: row.remindedAt,
    endsAt: row.invitationEndsAt,
    hasEnded: row.invitationEnded,
    declinedAt: row.declinedAt,
  };
}

@ObjectType({ description: 'A person in the programme' })
export class Membership {
  @Field(() => ID)
  id!: string;

  @Field(() => String)
  name!: string;

  @Field(() => String)
  email!: string;

  @Field(() => [RoleEnum])
  roles!: readonly Role[];

  @Field(() => MembershipStatusEnum)
  status!: keyof typeof MembershipStatusEnum;

  @Field(() => DateTimeScalar, { nullable: true })
  joinedAt!: Date | null;

  @Field(() => Int)
  version!: number;
}

@ObjectType({ description: 'Somebody of the staff, as colleagues name them' })
export class StaffMember {
  @Field(() => ID, { description: 'Of their membership' })
  id!: string;

  @Field(() => String)
  name!: string;

  @Field(() => Boolean, { description: 'False: they are not of the staff any more' })
  isStaff!: boolean;
}

@ObjectType()
export class MembershipEdge {
  @Field(() => Membership)
  node!: Membership;

  @Field(() => String)
  cursor!: string;
}

@ObjectType()
export class MembershipConnection {
  @Field(() => [MembershipEdge])
  edges!: MembershipEdge[];

  @Field(() => PageInfo)
  pageInfo!: PageInfo;
}

@ObjectType()
export class ApiKey {
  @Field(() => ID)
  id!: string;

  @Field(() => String)
  name!: string;

  @Field(() => String, { description: 'The last characters of the secret' })
  hint!: string;

  @Field(() => [RoleEnum])
  roles!: readonly Role[];

  @Field(() => String, {
    nullable: true,
    description: 'The name of the person who made it: what it does counts as done by them (R-C5)',
  })
  owner!: string | null;

  @Field(() => DateTimeScalar)
  createdAt!: Date;

  @Field(() => DateScalar, { nullable: true })
  lastUsedOn!: string | null;

  @Field(() => DateTimeScalar, { nullable: true })
  revokedAt!: Date | null;
}

@ObjectType()
export class MadeApiKey {
  @Field(() => ApiKey)
  apiKey!: ApiKey;

  @Field(() => String, {
    nullable: true,
    description:
      'Told once, to the request that made the key: only its hash is kept. Null where that request comes again: revoke the key and make another',
  })
  secret!: string | null;
}

@InputType()
export class SetLanguageInput {
  @Field(() => LocaleEnum)
  locale!: Locale;
}

@InputType()
export class InviteMemberInput {
  @Field(() => String)
  email!: string;

  @Field(() => String)
  name!: string;

  @Field(() => [RoleEnum])
  roles!: Role[];

  @Field(() => String)
  idempotencyKey!: string;
}

@InputType()
export class ChangeMemberRolesInput {
  @Field(() => ID)
  id!: string;

  @Field(() => [RoleEnum])
  roles!: Role[];
}

@InputType()
export class RemoveMemberInput {
  @Field(() => ID)
  id!: string;
}

@InputType()
export class MakeApiKeyInput {
  @Field(() => String)
  name!: string;

  @Field(() => [RoleEnum])
  roles!: Role[];

  @Field(() => String)
  idempotencyKey!: string;
}

@InputType()
export class RevokeApiKeyInput {
  @Field(() => ID)
  id!: string;
}

export const SetLanguageResult = resultUnion('SetLanguageResult', Viewer, InvalidInput);

export const InviteMemberResult = onceUnion(
  'InviteMemberResult',
  Membership,
  AlreadyMember,
  BeyondKey,
  InvitationDeclined,
  TooManyInvitations,
);

export const ChangeMemberRolesResult = resultUnion(
  'ChangeMemberRolesResult',
  Membership,
  LastAdmin,
  BeyondKey,
  NotFound,
  InvalidInput,
);

export const RemoveMemberResult = resultUnion(
  'RemoveMemberResult',
  Membership,
  LastAdmin,
  NotFound,
);

export const MakeApiKeyResult = onceUnion('MakeApiKeyResult', MadeApiKey, BeyondKey);

export const RevokeApiKeyResult = resultUnion('RevokeApiKeyResult', ApiKey, NotFound);

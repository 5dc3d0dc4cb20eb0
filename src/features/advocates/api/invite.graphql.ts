import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import type { Id } from '../../../kernel/ids.js';
import type { Locale } from '../../../kernel/locale.js';
import { NotFound } from '../../../platform/errors/index.js';
import { DateTimeScalar, enumOf, LocaleEnum, onceUnion } from '../../../platform/graphql/index.js';
import { TooManyInvitations } from '../../identity/index.js';
import { INVITATION_OUTCOMES, type InvitationOutcome } from '../pipeline/index.js';

const InvitationOutcomeEnum = enumOf('InvitationOutcome', INVITATION_OUTCOMES);

@ObjectType({ description: 'What would become of somebody who is to be invited' })
export class CheckedInvitation {
  @Field(() => Int, {
    nullable: true,
    description: 'The line of the text, from 1; null: chosen among the advocates',
  })
  place!: number | null;

  @Field(() => String)
  name!: string;

  @Field(() => String, { nullable: true })
  email!: string | null;

  @Field(() => InvitationOutcomeEnum, { description: 'INVITED: they would get a mail' })
  outcome!: InvitationOutcome;
}

@ObjectType()
export class InvitationCheck {
  @Field(() => [CheckedInvitation], { description: 'In the order of the text, at most 500' })
  people!: readonly CheckedInvitation[];

  @Field(() => Int, { description: 'How many more the text holds: invite them in another round' })
  left!: number;
}

@InputType()
export class PersonToInvite {
  @Field(() => String)
  name!: string;

  @Field(() => String)
  email!: string;
}

@InputType({ description: 'By address, or those who are known: at most 500 at once' })
export class InviteAdvocatesInput {
  @Field(() => [PersonToInvite], { nullable: true })
  people?: PersonToInvite[] | null;

  @Field(() => [ID], { nullable: true, description: 'Nominees, or others who are not here' })
  advocateIds?: Id[] | null;

  @Field(() => String, {
    nullable: true,
    description: 'What the sender writes to all of them, at most 1,000 characters',
  })
  note?: string | null;

  @Field(() => LocaleEnum, {
    nullable: true,
    description: 'Of the mail, for those whose language nobody told',
  })
  language?: Locale | null;

  @Field(() => String)
  idempotencyKey!: string;
}

@ObjectType({ description: 'How many were not invited, and why' })
export class RefusedInvitationCount {
  @Field(() => InvitationOutcomeEnum)
  outcome!: InvitationOutcome;

  @Field(() => Int)
  count!: number;
}

@ObjectType({ description: 'What became of one request to invite advocates (R-U4)' })
export class InvitationRound {
  @Field(() => ID)
  id!: Id;

  @Field(() => DateTimeScalar)
  sentAt!: Date;

  @Field(() => [RefusedInvitationCount])
  refused!: readonly RefusedInvitationCount[];
}

export const InviteAdvocatesResult = onceUnion(
  'InviteAdvocatesResult',
  InvitationRound,
  NotFound,
  TooManyInvitations,
);

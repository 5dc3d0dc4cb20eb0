import { Field, ID, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { InvalidInput } from '../../platform/errors/index.js';
import {
  connectionType,
  DateTimeScalar,
  resultUnion,
  TimelineInputsScalar,
} from '../../platform/graphql/index.js';
import { SubjectKindEnum, type SubjectKind } from '../subjects/index.js';
import { notificationKinds, type NotificationKind } from './notice-kind.rules.js';

registerEnumType(notificationKinds, { name: 'NotificationKind' });

@ObjectType({ description: 'One decision that an advocate is told of' })
export class Notification {
  @Field(() => ID)
  id!: string;

  @Field(() => notificationKinds)
  kind!: NotificationKind;

  @Field(() => SubjectKindEnum)
  subjectKind!: SubjectKind;

  @Field(() => ID)
  subjectId!: string;

  @Field(() => TimelineInputsScalar, {
    description: 'Of the line that it tells, with its rule and outcome, and points (signed)',
  })
  inputs!: object;

  @Field(() => DateTimeScalar)
  createdAt!: Date;

  @Field(() => DateTimeScalar, { nullable: true })
  readAt!: Date | null;
}

@ObjectType()
export class NotificationConnection extends connectionType('Notification', () => Notification) {
  @Field(() => Int)
  unread!: number;
}

@ObjectType({ description: 'Whether mails of a kind are wanted; the portal shows all the same' })
export class MailPreference {
  @Field(() => notificationKinds)
  kind!: NotificationKind;

  @Field(() => Boolean)
  wanted!: boolean;
}

@ObjectType()
export class MarkedRead {
  @Field(() => Int)
  unread!: number;
}

@InputType()
export class MarkNotificationsReadInput {
  @Field(() => DateTimeScalar, { description: 'The newest that was shown' })
  upTo!: Date;
}

@InputType()
export class SetMailPreferenceInput {
  @Field(() => notificationKinds)
  kind!: NotificationKind;

  @Field(() => Boolean)
  wanted!: boolean;
}

export const MarkNotificationsReadResult = resultUnion('MarkNotificationsReadResult', MarkedRead);
export const SetMailPreferenceResult = resultUnion(
  'SetMailPreferenceResult',
  MailPreference,
  InvalidInput,
);

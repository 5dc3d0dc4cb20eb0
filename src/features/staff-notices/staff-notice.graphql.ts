import { Field, ID, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { connectionType, DateTimeScalar, resultUnion } from '../../platform/graphql/index.js';
import { staffNoticeKinds } from './staff-notice-kind.rules.js';

// Read when the schema is made: by then every feature has registered its kinds.
registerEnumType(staffNoticeKinds, { name: 'StaffNoticeKind' });

@ObjectType({ description: 'One thing that waits for the reader, of which they were told (R-N3)' })
export class StaffNotice {
  @Field(() => ID)
  id!: string;

  @Field(() => staffNoticeKinds)
  kind!: string;

  @Field(() => ID, { description: 'Of what it speaks of' })
  subjectId!: string;

  @Field(() => DateTimeScalar, { description: 'Since when it waits' })
  since!: Date;

  @Field(() => DateTimeScalar)
  toldAt!: Date;

  @Field(() => DateTimeScalar, { nullable: true })
  readAt!: Date | null;

  @Field(() => String, { description: 'The page of what it speaks of, below the programme’s' })
  path!: string;
}

@ObjectType()
export class StaffNoticeConnection extends connectionType('StaffNotice', () => StaffNotice) {
  @Field(() => Int, { description: 'How many of all are not read yet' })
  unread!: number;
}

@ObjectType()
export class StaffNoticesMarkedRead {
  @Field(() => Int)
  unread!: number;
}

@InputType()
export class MarkStaffNoticesReadInput {
  @Field(() => DateTimeScalar, { description: 'When the newest that was shown was told' })
  upTo!: Date;
}

export const MarkStaffNoticesReadResult = resultUnion(
  'MarkStaffNoticesReadResult',
  StaffNoticesMarkedRead,
);

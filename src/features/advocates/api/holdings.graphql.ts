import { Field, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import {
  connectionType,
  DateTimeScalar,
  HeldValuesScalar,
} from '../../../platform/graphql/index.js';
import { holdingKinds } from '../../holdings/index.js';

registerEnumType(holdingKinds, { name: 'HoldingKind' });

@ObjectType({ description: 'A kind of what is held about an advocate' })
export class Holding {
  @Field(() => holdingKinds)
  kind!: string;

  @Field(() => Int, { description: 'How many rows there are' })
  count!: number;

  @Field(() => DateTimeScalar, { nullable: true })
  firstAt!: Date | null;

  @Field(() => DateTimeScalar, { nullable: true })
  lastAt!: Date | null;

  @Field(() => Int, { nullable: true, description: 'Days after which a row is deleted' })
  keptDays!: number | null;
}

@ObjectType({ description: 'One row of what is held about an advocate' })
export class HeldRecord {
  @Field(() => String)
  id!: string;

  @Field(() => DateTimeScalar, { description: 'When it was recorded' })
  at!: Date;

  @Field(() => HeldValuesScalar)
  held!: object;
}

@ObjectType()
export class HeldRecordConnection extends connectionType('HeldRecord', () => HeldRecord) {}

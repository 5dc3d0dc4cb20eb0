import { Field, InputType, ObjectType } from '@nestjs/graphql';
import { InvalidInput, resultUnion, UserError } from '../../platform/graphql/index.js';

@ObjectType({ description: 'A programme that is no more' })
export class DeletedProgram {
  @Field(() => String)
  slug!: string;
}

@ObjectType({ implements: () => [UserError] })
export class NotSandbox extends UserError {}

@InputType()
export class DeleteSampleProgramInput {
  @Field(() => String, { description: 'The slug of the programme, typed by hand' })
  confirmSlug!: string;
}

export const DeleteSampleProgramResult = resultUnion('DeleteSampleProgramResult', () => [
  DeletedProgram,
  NotSandbox,
  InvalidInput,
]);

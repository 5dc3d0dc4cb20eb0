import { Field, InputType, ObjectType } from '@nestjs/graphql';
import { InvalidInput } from '../../platform/errors/index.js';
import { resultUnion } from '../../platform/graphql/index.js';
import { NotSandbox } from './program.errors.js';

@ObjectType({
  description:
    'A programme that is being deleted: nobody can enter it any more, and its data goes soon',
})
export class DeletedProgram {
  @Field(() => String)
  slug!: string;
}

@InputType()
export class DeleteSampleProgramInput {
  @Field(() => String, { description: 'The slug of the programme, typed by hand' })
  confirmSlug!: string;
}

export const DeleteSampleProgramResult = resultUnion(
  'DeleteSampleProgramResult',
  DeletedProgram,
  NotSandbox,
  InvalidInput,
);

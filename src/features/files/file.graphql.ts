import { Field, ID, Int, ObjectType } from '@nestjs/graphql';

@ObjectType({ description: 'A file that was handed in as a proof' })
export class ProofFile {
  @Field(() => ID)
  id!: string;

  @Field(() => String)
  name!: string;

  @Field(() => String)
  mediaType!: string;

  @Field(() => Int)
  sizeBytes!: number;

  @Field(() => String, { description: 'On the same origin, with the same session' })
  url!: string;

  @Field(() => String, {
    nullable: true,
    description: 'A picture of some kilobytes, for lists; null for what is no picture',
  })
  thumbnailUrl!: string | null;
}

import { Field, Int, ObjectType } from '@nestjs/graphql';

@ObjectType({ description: 'What an advocate has changed' })
export class AdvocateImpact {
  @Field(() => Int, { description: 'Without duplicates, withdrawn and not accepted ones' })
  referrals!: number;

  @Field(() => Int, { description: 'Referrals that became customers inside their window' })
  converted!: number;

  @Field(() => Int)
  challengesCompleted!: number;
}

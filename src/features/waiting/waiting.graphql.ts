import { Field, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import type { Id } from '../../kernel/ids.js';
import { DateTimeScalar } from '../../platform/graphql/index.js';
import { waitingKinds } from './waiting-kind.rules.js';

// Read when the schema is made: by then every feature has registered its kinds.
registerEnumType(waitingKinds, { name: 'WaitingKind' });

@ObjectType({ description: 'The one thing that something waits about' })
export class WaitingThing {
  @Field(() => ID)
  id!: Id;
}

@ObjectType({ description: 'Something that waits for the reader, whose list they may open' })
export class WaitingItem {
  @Field(() => waitingKinds)
  kind!: string;

  @Field(() => Int, { description: 'How many wait; of what runs out, how much is left' })
  count!: number;

  @Field(() => DateTimeScalar, { nullable: true, description: 'Since when the oldest waits' })
  oldestAt!: Date | null;

  @Field(() => WaitingThing, { nullable: true, description: 'Where each thing has its own line' })
  about!: WaitingThing | null;
}

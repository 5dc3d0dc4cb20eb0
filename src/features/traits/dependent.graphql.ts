import { Field, ID, ObjectType } from '@nestjs/graphql';
import type { Id } from '../../kernel/ids.js';
import { enumOf, errorType } from '../../platform/graphql/index.js';
import { DEPENDENT_KINDS, type DependentKind } from './dependent.rules.js';
import { StillUsed } from './dependent.errors.js';

const DependentKindEnum = enumOf('DependentKind', DEPENDENT_KINDS);

@ObjectType('Dependent', { description: 'What leans on a tag or a segment' })
export class DependentType {
  @Field(() => DependentKindEnum)
  kind!: DependentKind;

  @Field(() => ID)
  id!: Id;

  @Field(() => String)
  name!: string;
}

errorType(StillUsed, { usedBy: { type: () => [DependentType] } });

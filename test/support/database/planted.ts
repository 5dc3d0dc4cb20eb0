import { Controller, Get, Module } from '@nestjs/common';
import {
  Args,
  Field,
  InputType,
  Mutation,
  ObjectType,
  Query,
  ResolveField,
  Resolver,
} from '@nestjs/graphql';
import { GraphQLScalarType } from 'graphql';
import { InvalidInput } from '../../../src/platform/errors/index.js';
import {
  defineLoader,
  Graph,
  GraphContext,
  PageInfo,
  Person,
  Repeatable,
  resultUnion,
  type AccessTable,
} from '../../../src/platform/graphql/index.js';

/** What must be found nowhere: it looks like what a driver's message quotes. */
export const SECRET = 'jane.doe+secret@planted.example';

function fail(): never {
  throw new Error(`duplicate key value (email)=(${SECRET})`);
}

const PlantedScalar = new GraphQLScalarType<string, string>({
  name: 'Planted',
  serialize: (value) => (value === 'well' ? 'well' : fail()),
  parseValue: (value) => (value === 'well' ? 'well' : fail()),
});

const failingLoader = defineLoader<string>(() => fail());

/** PostgreSQL quotes the value that it could not read. */
const failingStatement = defineLoader<string>((tx) => tx.query(`SELECT '${SECRET}'::integer`));

@ObjectType()
export class PlantedThing {
  @Field(() => String, { nullable: true })
  byField!: string | null;

  @Field(() => String, { nullable: true })
  byLoader!: string | null;

  @Field(() => String, { nullable: true })
  byDatabase!: string | null;

  @Field(() => PlantedScalar, { nullable: true })
  byScalar!: string | null;

  @Field(() => PlantedThing, { nullable: true })
  next!: PlantedThing | null;
}

@InputType()
class PlantedInput {
  @Field(() => PlantedScalar, { nullable: true })
  planted?: string;

  @Field(() => [Number], { nullable: true })
  numbers?: number[];
}

/** Access rows must all be used (R-A2): these types are every feature's. */
const OfEveryFeature = resultUnion('OfEveryFeature', Person, InvalidInput);

@Resolver(() => PlantedThing)
class PlantedResolver {
  @Query(() => OfEveryFeature, { nullable: true })
  ofEveryFeature(): null {
    return null;
  }

  @Query(() => PageInfo, { nullable: true })
  page(): null {
    return null;
  }

  @Query(() => PlantedThing, { nullable: true })
  thing(): object {
    return { byScalar: SECRET };
  }

  @Query(() => String, { nullable: true })
  byQuery(): string {
    return fail();
  }

  @Query(() => String, { nullable: true })
  echo(@Args('input', { type: () => PlantedInput }) input: PlantedInput): string {
    return input.planted ?? 'read';
  }

  @Mutation(() => String, { nullable: true })
  @Repeatable('it fails each time')
  byMutation(): string {
    return fail();
  }

  @ResolveField(() => PlantedThing)
  next(): object {
    return {};
  }

  @ResolveField(() => String)
  byField(): string {
    return fail();
  }

  @ResolveField(() => String)
  byLoader(@Graph() graph: GraphContext): Promise<string | null> {
    return graph.load(failingLoader, 'key');
  }

  @ResolveField(() => String)
  byDatabase(@Graph() graph: GraphContext): Promise<string | null> {
    return graph.load(failingStatement, 'key');
  }
}

@Controller('planted')
class PlantedController {
  @Get()
  get(): never {
    return fail();
  }
}

@Module({ providers: [PlantedResolver], controllers: [PlantedController] })
export class PlantedModule {}

export const plantedAccess: AccessTable = {
  'Query.ofEveryFeature': 'PUBLIC',
  'Query.page': 'PUBLIC',
  'Query.thing': 'PUBLIC',
  'Query.byQuery': 'PUBLIC',
  'Query.echo': 'PUBLIC',
  'Mutation.byMutation': 'PUBLIC',
  'PlantedThing.*': 'PARENT',
};

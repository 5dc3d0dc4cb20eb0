import { Field, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import type { Day } from '../../../kernel/day.js';
import type { Locale } from '../../../kernel/locale.js';
import {
  DateScalar,
  DateTimeScalar,
  enumOf,
  LocaleEnum,
  PageInfo,
  Person,
} from '../../../platform/graphql/index.js';
import { Company } from '../../companies/index.js';
import {
  ADVOCATE_STATUSES,
  type AdvocateStatus,
  ZONE_SOURCES,
  type ZoneSource,
} from '../profile/index.js';

export const AdvocateStatusEnum = Object.fromEntries(
  ADVOCATE_STATUSES.map((status) => [status, status]),
) as Record<AdvocateStatus, AdvocateStatus>;
registerEnumType(AdvocateStatusEnum, { name: 'AdvocateStatus' });
const ZoneSourceEnum = enumOf('ZoneSource', ZONE_SOURCES);

@ObjectType({ description: 'The profile of somebody who does advocacy' })
export class Advocate {
  @Field(() => ID)
  id!: string;

  @Field(() => String)
  name!: string;

  @Field(() => String, { nullable: true })
  email!: string | null;

  @Field(() => LocaleEnum)
  language!: Locale;

  @Field(() => String)
  timeZone!: string;

  @Field(() => ZoneSourceEnum, {
    description: "Whose word the time zone is; PROGRAM: nobody's yet, it is the programme's",
  })
  timeZoneFrom!: ZoneSource;

  @Field(() => Int, { description: 'Of the profile: send it with a change' })
  version!: number;

  @Field(() => Company, { nullable: true })
  company!: Company | null;

  @Field(() => DateScalar, { nullable: true, description: 'Their first day at the company' })
  employedSince!: Day | null;

  @Field(() => AdvocateStatusEnum)
  status!: AdvocateStatus;

  @Field(() => DateTimeScalar, { nullable: true })
  joinedAt!: Date | null;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description:
      'When they first referred somebody, handed something in or redeemed a reward: ACTIVE since',
  })
  firstActAt!: Date | null;

  @Field(() => Person, { nullable: true, description: 'Who answers their questions' })
  contact!: Person | null;
}

@ObjectType()
export class AdvocateEdge {
  @Field(() => Advocate)
  node!: Advocate;

  @Field(() => String)
  cursor!: string;
}

@ObjectType()
export class AdvocateConnection {
  @Field(() => [AdvocateEdge])
  edges!: AdvocateEdge[];

  @Field(() => PageInfo)
  pageInfo!: PageInfo;
}

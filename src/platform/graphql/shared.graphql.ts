import { Field, ObjectType, registerEnumType } from '@nestjs/graphql';
import type { ActorKind, Role } from '../../kernel/actor.js';
import type { Locale } from '../../kernel/locale.js';

/** GraphQL's names have no hyphen: `zh_CN` out there is `zh-CN` in here. */
export const LocaleEnum = {
  en: 'en',
  ja: 'ja',
  id: 'id',
  zh_CN: 'zh-CN',
} as const satisfies Record<string, Locale>;
registerEnumType(LocaleEnum, { name: 'Locale' });

export const RoleEnum = {
  ADVOCATE: 'advocate',
  MARKETER: 'marketer',
  SALES: 'sales',
  ADMIN: 'admin',
} as const satisfies Record<string, Role>;
registerEnumType(RoleEnum, { name: 'Role' });

export const ActorKindEnum = {
  MEMBER: 'MEMBER',
  API_KEY: 'API_KEY',
  JOB: 'JOB',
  CLI: 'CLI',
  PUBLIC: 'PUBLIC',
  SAMPLE: 'SAMPLE',
} as const satisfies Record<ActorKind, ActorKind>;
registerEnumType(ActorKindEnum, { name: 'ActorKind' });

@ObjectType({ description: 'Somebody of the company to talk to' })
export class Person {
  @Field(() => String)
  name!: string;

  @Field(() => String, { nullable: true })
  email!: string | null;
}

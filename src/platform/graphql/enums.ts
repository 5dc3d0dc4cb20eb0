import { registerEnumType } from '@nestjs/graphql';

type EnumOf<Value extends string> = Readonly<Record<Value, Value>>;

/** A GraphQL enum of a closed list of codes, each under its own name. */
export function enumOf<Value extends string>(
  name: string,
  values: readonly Value[],
): EnumOf<Value> {
  const members = Object.fromEntries(values.map((value) => [value, value])) as EnumOf<Value>;
  registerEnumType(members, { name });
  return members;
}

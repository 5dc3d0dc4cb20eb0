import { GraphQLError } from 'graphql';

export interface Told {
  readonly message: string;
  readonly extensions: Record<string, unknown>;
}

const OF_A_VARIABLE = /^Variable "\$(\w+)" got invalid value /;
const PLACE = / at "([^"]+)"$/;

/**
 * GraphQL quotes the whole value of a variable that cannot be read. A person wrote that value: the
 * answer names the place in the variable and what is right there, without it. Null for anything
 * else.
 */
export function refusalOfVariable(cause: unknown): Told | null {
  if (!(cause instanceof GraphQLError)) return null;
  const [start, variable] = OF_A_VARIABLE.exec(cause.message) ?? [];
  if (start === undefined || variable === undefined) return null;
  const reason = cause.originalError?.message ?? '';
  const quoted = cause.message.slice(start.length, -`; ${reason}`.length);
  const place = PLACE.exec(quoted)?.[1] ?? variable;
  const right = failureOf(cause) ? 'cannot be read.' : withoutValue(reason, quoted);
  return { message: `$${place}: ${right}`, extensions: { code: 'BAD_USER_INPUT' } };
}

const OF_TOO_MUCH = /^Too many errors processing variables/;

/** GraphQL names fifty wrong places of the variables, and then this. Null for anything else. */
export function refusalOfTooMuch(cause: unknown): Told | null {
  if (!(cause instanceof GraphQLError) || !OF_TOO_MUCH.test(cause.message)) return null;
  const message = 'More is wrong than is listed here: correct these places first.';
  return { message, extensions: { code: 'BAD_USER_INPUT' } };
}

/** What broke while a literal or a variable was read: a fault of ours. Null for a refusal. */
export function failureOf(cause: unknown): Error | null {
  let error = cause;
  while (error instanceof GraphQLError && error.originalError) error = error.originalError;
  return error instanceof Error && !(error instanceof GraphQLError) ? error : null;
}

/** GraphQL ends a refusal with names of the schema that look similar: strangers would learn them. */
export function withoutSuggestion(message: string): string {
  return message.replace(/ Did you mean [^]*\?$/, '');
}

function withoutValue(reason: string, quoted: string): string {
  const value = quoted.replace(PLACE, '');
  // A number or a boolean is no secret, and may appear in the hint.
  if (!/^["{[]/.test(value)) return reason;
  const text = value.replace(/^"(.*)"$/s, '$1');
  const told = reason.replaceAll(value, 'this');
  return text === '' ? told : told.replaceAll(text, '…');
}

import { unwrapResolverError } from '@apollo/server/errors';
import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import { ForeignCursor } from '../../kernel/page.js';
import { outageOf, TIMED_OUT, type Outage } from '../database/index.js';
import { InvalidInput, NotAllowed, NotSignedIn, UserError } from '../errors/index.js';
import type { Logger } from '../telemetry/logger.js';
import { describeError } from '../telemetry/describe-error.js';
import { BOUND_CODES } from './document-bounds.js';
import { OperationTooLong } from './graph-context.js';
import {
  failureOf,
  refusalOfTooMuch,
  refusalOfVariable,
  withoutSuggestion,
  type Told,
} from './request-refusal.js';

/** GraphQL's own errors about a request: their texts quote the document, never our data. */
const OF_THE_REQUEST = new Set<string>([
  ...BOUND_CODES,
  'TOO_MANY_REQUESTS',
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
  'BAD_USER_INPUT',
  'BAD_REQUEST',
  'OPERATION_RESOLUTION_FAILURE',
  'PERSISTED_QUERY_NOT_FOUND',
  'PERSISTED_QUERY_NOT_SUPPORTED',
]);

/**
 * The one place where an error becomes an answer: listed errors say what is wrong, everything else
 * is INTERNAL_ERROR. The log keeps its class, code and stack, not its message: a driver's message
 * quotes rows, with e-mail addresses in them.
 */
export function formatErrorWith(logger: Logger) {
  return (formatted: GraphQLFormattedError, error: unknown): GraphQLFormattedError => {
    const cause = unwrapResolverError(error);
    const known = answerTo(cause);
    if (known) return { ...placeOf(formatted), ...known };
    const code = formatted.extensions?.['code'];
    if (cause === error && typeof code === 'string' && OF_THE_REQUEST.has(code)) {
      const failure = failureOf(cause);
      if (failure) logger.error({ error: describeError(failure) }, 'A value could not be read');
      const told = refusalOfVariable(cause) ?? {
        message: failure ? 'A value in the document cannot be read.' : formatted.message,
        extensions: { code },
      };
      return { ...placeOf(formatted), ...told, message: withoutSuggestion(told.message) };
    }
    if (isScalarRefusal(cause)) {
      return {
        ...placeOf(formatted),
        message: (cause as Error).message,
        extensions: { code: 'BAD_USER_INPUT' },
      };
    }
    return { ...placeOf(formatted), ...failed(logger, cause, formatted.path) };
  };
}

/** Of no use to the caller but to try again: why is in the log. */
function failed(logger: Logger, cause: unknown, path: GraphQLFormattedError['path']): Told {
  const outage = cause instanceof OperationTooLong ? TIMED_OUT : outageOf(cause);
  if (outage) {
    logger.warn({ error: describeError(cause), path }, 'An operation had no database');
    return { message: outage.message, extensions: { code: outage.code } };
  }
  logger.error({ error: describeError(cause), path }, 'An operation failed');
  return {
    message: 'Something went wrong on our side. Nothing was changed; please try again.',
    extensions: { code: 'INTERNAL_ERROR' },
  };
}

/** Before an operation has begun: the caller cannot even be identified. Status 503. */
export class NoDatabase extends GraphQLError {
  constructor({ code, message }: Outage) {
    const headers = new Map([['retry-after', '5']]);
    super(message, { extensions: { code, http: { status: 503, headers } } });
  }
}

function answerTo(cause: unknown): Told | null {
  if (cause instanceof NoDatabase) {
    return { message: cause.message, extensions: { code: cause.extensions['code'] } };
  }
  if (cause instanceof InvalidInput) {
    return {
      message: cause.message,
      extensions: { code: 'BAD_USER_INPUT', problems: cause.problems },
    };
  }
  if (cause instanceof ForeignCursor) {
    const problems = [{ path: ['after'], message: cause.message }];
    return { message: cause.message, extensions: { code: 'BAD_USER_INPUT', problems } };
  }
  if (cause instanceof UserError) {
    return { message: cause.message, extensions: { code: cause.code } };
  }
  if (cause instanceof NotSignedIn) {
    return { message: cause.message, extensions: { code: 'UNAUTHENTICATED' } };
  }
  if (cause instanceof NotAllowed) {
    return { message: cause.message, extensions: { code: 'FORBIDDEN' } };
  }
  return refusalOfTooMuch(cause);
}

/** A refusal of one of our scalars, thrown while a variable or literal was read. */
function isScalarRefusal(cause: unknown): boolean {
  const extensions = (cause as { extensions?: { code?: unknown } } | null)?.extensions;
  return extensions?.code === 'BAD_USER_INPUT';
}

function placeOf(formatted: GraphQLFormattedError): Partial<GraphQLFormattedError> {
  return {
    ...(formatted.locations === undefined ? {} : { locations: formatted.locations }),
    ...(formatted.path === undefined ? {} : { path: formatted.path }),
  };
}

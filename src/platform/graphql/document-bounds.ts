import { GraphQLError, Lexer, Source, TokenKind, type Token } from 'graphql';
import { LRUCache } from 'lru-cache';

export const MAX_DOCUMENT_CHARACTERS = 15_000;
export const MAX_TOKENS = 4_000;
/** Each two equal names are compared by GraphQL.js: 990 of them are half a second. */
export const MAX_EQUAL_NAMES = 30;
/** A fragment is walked through again wherever it is spread. */
export const MAX_SPREADS = 12;

/** The codes of documents that are over a bound. */
export const BOUND_CODES = ['TOO_MANY_EQUAL_NAMES', 'TOO_MANY_FRAGMENT_SPREADS'] as const;

const KEPT_CHARACTERS = 500_000;

/**
 * What may be read at all, seen by reading the text once from left to right: validation compares
 * each two fields that are answered under one name before it finds anything wrong, so nothing that
 * runs within validation is early enough. Texts that were within the bounds are remembered.
 */
export class DocumentBounds {
  private readonly accepted = new LRUCache<string, true>({ maxSize: KEPT_CHARACTERS });

  /** Throws a GraphQLError with one of BOUND_CODES, or BAD_REQUEST for its length. */
  check(text: string): void {
    if (text.length > MAX_DOCUMENT_CHARACTERS) {
      throw refusal(
        'BAD_REQUEST',
        `A document has at most ${String(MAX_DOCUMENT_CHARACTERS)} characters.`,
        413,
      );
    }
    if (this.accepted.get(text) === true) return;
    const counts = new NameCounts();
    for (const token of tokensOf(text)) counts.take(token);
    this.accepted.set(text, true, { size: Math.max(1, text.length) });
  }
}

/** Every text that a request may be answered for: Apollo takes it from the body or the address. */
export function documentsOf({ body, url }: { body: unknown; url: string }): string[] {
  const search = url.indexOf('?');
  const written = search === -1 ? [] : new URLSearchParams(url.slice(search)).getAll('query');
  const { query } = (body ?? {}) as { readonly query?: unknown };
  return typeof query === 'string' ? [query, ...written] : written;
}

/** Up to where the text can be read, or may be long: the parser says what is wrong behind that. */
function* tokensOf(text: string): Generator<Token> {
  const lexer = new Lexer(new Source(text));
  for (let read = 0; read <= MAX_TOKENS; read += 1) {
    try {
      lexer.advance();
    } catch (error) {
      if (error instanceof GraphQLError) return;
      throw error;
    }
    if (lexer.token.kind === TokenKind.EOF) return;
    yield lexer.token;
  }
}

/** Names stand for a field only within braces, and outside the parentheses of arguments. */
class NameCounts {
  private readonly names = new Map<string, number>();
  private spreads = 0;
  private braces = 0;
  private parentheses = 0;
  private before: Token | null = null;
  private isCondition = false;

  take(token: Token): void {
    if (token.kind === TokenKind.PAREN_L) this.parentheses += 1;
    else if (token.kind === TokenKind.PAREN_R) this.parentheses -= 1;
    else if (this.parentheses === 0) this.takeSelected(token);
    this.before = token;
  }

  private takeSelected(token: Token): void {
    if (token.kind === TokenKind.BRACE_L) this.braces += 1;
    else if (token.kind === TokenKind.BRACE_R) this.braces -= 1;
    else if (token.kind === TokenKind.NAME && this.braces > 0) this.takeName(token.value);
  }

  private takeName(name: string): void {
    const wasCondition = this.isCondition;
    this.isCondition = false;
    if (wasCondition) return;
    const before = this.before?.kind;
    if (before === TokenKind.SPREAD) {
      if (name === 'on') this.isCondition = true;
      else this.countSpread();
      return;
    }
    // The field behind an alias, and the name of a directive: nothing is answered under these.
    if (before !== TokenKind.COLON && before !== TokenKind.AT) this.countName(name);
  }

  private countSpread(): void {
    this.spreads += 1;
    if (this.spreads <= MAX_SPREADS) return;
    throw refusal(
      'TOO_MANY_FRAGMENT_SPREADS',
      `A document spreads fragments at most ${String(MAX_SPREADS)} times: ask in several requests.`,
    );
  }

  private countName(name: string): void {
    const count = (this.names.get(name) ?? 0) + 1;
    this.names.set(name, count);
    if (count <= MAX_EQUAL_NAMES) return;
    throw refusal(
      'TOO_MANY_EQUAL_NAMES',
      `A document answers under one name at most ${String(MAX_EQUAL_NAMES)} times, and ` +
        `“${name.slice(0, 60)}” comes more often: ask in several requests.`,
    );
  }
}

function refusal(
  code: (typeof BOUND_CODES)[number] | 'BAD_REQUEST',
  message: string,
  status = 400,
): GraphQLError {
  return new GraphQLError(message, { extensions: { code, http: { status } } });
}

import { z } from 'zod';

/**
 * What a text must be, whichever door it comes through: the portal's forms, the API, a file, the
 * public page of a link, the command line. Lengths are counted as JavaScript does (UTF-16 units).
 */
export const LONGEST = {
  name: 200,
  /** an id of another system, e.g. of the CRM */
  externalId: 200,
  label: 100,
  note: 2_000,
} as const;

/** PostgreSQL holds no U+0000, and half a character (a lone surrogate) is none in UTF-8. */
const UNSTORABLE = /[\0\p{Cs}]/u;

/** Breaks, other control characters, and marks that turn the direction of what follows them. */
const NOT_IN_A_LINE = /[\p{Cc}\p{Zl}\p{Zp}\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/u;

/** Something that can be seen. Fillers count as letters and show nothing. */
const VISIBLE = /[^\p{C}\p{Z}\p{M}\u115F\u1160\u2800\u3164\uFFA0]/u;

export const UNSTORABLE_TEXT =
  'Text without the character U+0000 and without half characters (lone surrogates).';
const ONE_LINE = 'One line, without control characters and marks of direction.';

export function isStorable(text: string): boolean {
  return !UNSTORABLE.test(text);
}

export function isOneLine(text: string): boolean {
  return !NOT_IN_A_LINE.test(text);
}

/** What is wrong with a text of several lines, and what would be right; null where it is right. */
export function textProblem(text: string, max: number): string | null {
  if (text.length > max) return tooLong(text.length, max);
  return isStorable(text) ? null : UNSTORABLE_TEXT;
}

/** The same for one line: a name, an id, a label. */
export function lineProblem(text: string, max: number): string | null {
  const problem = textProblem(text, max);
  if (problem !== null) return problem;
  if (!isOneLine(text)) return ONE_LINE;
  // One character can stand for eighteen, which an index of names would not hold.
  const written = text.normalize('NFKC').length;
  return written > 2 * max ? tooLong(written, max) : null;
}

function tooLong(length: number, max: number): string {
  return `At most ${inDigits(max)} characters; this has ${inDigits(length)}.`;
}

function inDigits(count: number): string {
  return count.toLocaleString('en');
}

type Check = (text: string) => string | null;

/** A text without the space around it, checked. `wanted`: what is right where there is none. */
function checked(check: Check, wanted: string) {
  return z
    .string({ error: wanted })
    .trim()
    .superRefine((text, context) => {
      const message = check(text);
      if (message !== null) context.addIssue({ code: 'custom', message });
    });
}

function needed(check: Check, wanted: string): Check {
  return (text) => check(text) ?? (VISIBLE.test(text) ? null : wanted);
}

/** Blank is absent. */
function orNull(schema: ReturnType<typeof checked>) {
  return schema.nullish().transform((text) => text || null);
}

/** A line that must be there and show something: a name, a title. */
export function line(max: number, wanted: string) {
  return checked(
    needed((text) => lineProblem(text, max), wanted),
    wanted,
  );
}

export function lineOrNull(max: number, wanted = 'A text.') {
  return orNull(checked((text) => lineProblem(text, max), wanted));
}

/** Several lines; may be empty. */
export function longText(max: number, wanted = 'A text.') {
  return checked((text) => textProblem(text, max), wanted);
}

export function neededLongText(max: number, wanted: string) {
  return checked(
    needed((text) => textProblem(text, max), wanted),
    wanted,
  );
}

export function longTextOrNull(max: number, wanted = 'A text.') {
  return orNull(longText(max, wanted));
}

/** An id of another system: trimmed, blank is none. */
export const ExternalId = lineOrNull(
  LONGEST.externalId,
  'An id of the system where it comes from, 1 to 200 characters.',
);

export const NAME_OF_PERSON = 'The name of the person, 1 to 200 characters.';
export const NAME_OF_COMPANY = 'The name of the company, 1 to 200 characters.';

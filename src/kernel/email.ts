import { domainToASCII, domainToUnicode } from 'node:url';
import { z } from 'zod';
import { isOneLine, isStorable } from './texts.js';

const LONGEST_ADDRESS = 254;
const LONGEST_LOCAL = 64;

export const WANTED_ADDRESS = 'An e-mail address such as mei@example.com.';

/** No character that a mail server or a list of addresses would read as something else. */
const LOCAL = /^[^\s@<>(),;:"[\]\\\p{C}]+$/u;
const LABEL = /^[\p{L}\p{N}](?:(?:[\p{L}\p{N}\p{M}\p{Pc}-]|\u200C|\u200D)*[\p{L}\p{N}\p{M}])?$/u;

/**
 * An address as it is stored and compared: no space around it, NFKC, lower case, a domain in its
 * own script (`xn--bcher-kva.example` is `bücher.example`).
 */
export function normaliseEmail(email: string): string {
  const plain = email.normalize('NFKC').trim().toLowerCase();
  const at = plain.lastIndexOf('@');
  const domain = plain.slice(at + 1);
  // Others have one spelling only.
  if (at < 1 || !/[^\0-\x7F]|xn--/.test(domain)) return plain;
  const known = domainToUnicode(domainToASCII(domain));
  return known === '' ? plain : `${plain.slice(0, at)}@${known}`;
}

/**
 * Whether a normalised text is an address that mail can be sent to, as every door takes it: the
 * form, a link's page, a file, an invitation, the sign-in. `r&d@kitamura.example` is one.
 */
export function isEmail(email: string): boolean {
  if (email.length > LONGEST_ADDRESS || !isStorable(email) || !isOneLine(email)) return false;
  const [local = '', domain = '', ...more] = email.split('@');
  return more.length === 0 && isLocal(local) && isDomain(domain);
}

function isLocal(local: string): boolean {
  return local.length <= LONGEST_LOCAL && LOCAL.test(local) && !/^\.|\.\.|\.$/.test(local);
}

function isDomain(domain: string): boolean {
  const labels = domain.split('.');
  if (labels.length < 2 || !labels.every((label) => label.length <= 63 && LABEL.test(label))) {
    return false;
  }
  return !/^\d+$/.test(labels.at(-1) ?? '') && domainToASCII(domain) !== '';
}

/** An address, normalised. */
export const EmailAddress = z
  .string({ error: WANTED_ADDRESS })
  .transform(normaliseEmail)
  .refine((email) => email.length <= LONGEST_ADDRESS, {
    error: ({ input }) =>
      `An e-mail address has at most 254 characters; this has ${String(input).length.toLocaleString('en')}.`,
    abort: true,
  })
  .refine(isEmail, WANTED_ADDRESS);

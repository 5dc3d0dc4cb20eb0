import { domainToASCII } from 'node:url';
import { normaliseEmail } from './email.js';

/**
 * Providers of which it is documented that all of these domains are one, and that dots in the name
 * mean nothing. Elsewhere a dot makes another mailbox: `j.sato@` and `jsato@` are two people.
 */
const IGNORES_DOTS: Readonly<Record<string, string>> = {
  'gmail.com': 'gmail.com',
  'googlemail.com': 'gmail.com',
};

/**
 * The mailbox behind an address, to compare people by (R-C5, R-W6); never to write to or to show.
 * `rosa+news@` is delivered to `rosa@`, wherever a server knows such tags at all. A domain is
 * compared as the mail's own machinery writes it, so that both spellings of `bücher.example` are
 * one. Of what is no address, the text as it is compared elsewhere.
 */
export function mailboxOf(email: string): string {
  const address = normaliseEmail(email);
  const at = address.lastIndexOf('@');
  if (at < 1) return address;
  const written = address.slice(at + 1).replace(/\.$/, '');
  const domain = domainToASCII(written) || written;
  const name = withoutTag(address.slice(0, at));
  const provider = IGNORES_DOTS[domain];
  return provider === undefined
    ? `${name}@${domain}`
    : `${name.replaceAll('.', '') || name}@${provider}`;
}

/** Nothing is left of `+tag@`: then it is the whole name. */
function withoutTag(name: string): string {
  const tag = name.indexOf('+');
  return tag < 1 ? name : name.slice(0, tag);
}

export function isSameMailbox(one: string, other: string): boolean {
  return mailboxOf(one) === mailboxOf(other);
}

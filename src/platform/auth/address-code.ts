import { createHmac, randomInt } from 'node:crypto';
import type { Id } from '../../kernel/ids.js';

/** Whose mailbox a code was sent to: the one that somebody signs in with, or the one that they want. */
export type AddressSide = 'FORMER' | 'NEW';

/** Likewise: the one that they sign in with, or another one that is theirs, too. */
export type ProofSide = 'OWN' | 'OTHER';

const DIGITS = 8;
const HALF = DIGITS / 2;

/** With five tries for each asking, nobody guesses one. */
export function makeCode(): string {
  return String(randomInt(10 ** DIGITS)).padStart(DIGITS, '0');
}

/** As it stands in a mail. */
export function spacedCode(code: string): string {
  return `${code.slice(0, HALF)} ${code.slice(HALF)}`;
}

/** As it was sent, however it was typed: in two groups, or with the digits of a Japanese keyboard. */
export function codeAsTyped(text: string): string {
  return text.normalize('NFKC').replaceAll(/[\s-]/gu, '');
}

/** What is stored of a code: of no use for another member, or for the other mailbox. */
export function hashOfCode(
  secret: string,
  memberId: Id,
  side: AddressSide | ProofSide,
  code: string,
): Buffer {
  return createHmac('sha256', secret).update(`address ${side} ${memberId} ${code}`).digest();
}

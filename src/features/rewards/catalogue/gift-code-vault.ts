import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto';
import type { Id } from '../../../kernel/ids.js';
import { codeKey } from './gift-code.rules.js';

const CIPHER = 'aes-256-gcm';
const IV_BYTES = 12;
const TAG_BYTES = 16;

/** A gift code as it is stored: `iv || tag || ciphertext`, and which key opens it. */
export interface SealedCode {
  readonly keyId: string;
  readonly ciphertext: Buffer;
}

/** The row that a code belongs to: a ciphertext moved to another row does not open. */
export interface CodePlace {
  readonly programId: Id;
  readonly codeId: Id;
}

/** The code was sealed with another key, or was changed since. Reveals nothing of the code. */
export class CodeNotReadable extends Error {
  override readonly name = 'CodeNotReadable';
}

/**
 * Seals gift codes with keys derived from the installation's secret `code` (R-R5). The only place
 * where a code is readable, besides the answer to its owner.
 */
export class GiftCodeVault {
  private readonly sealingKey: Buffer;
  private readonly hashKey: Buffer;
  /** of what this vault can open */
  readonly keyId: string;

  constructor(secret: string) {
    this.sealingKey = derive(secret, 'goodturn gift code sealing v1', 32);
    this.hashKey = derive(secret, 'goodturn gift code duplicates v1', 32);
    this.keyId = derive(secret, 'goodturn gift code key id v1', 6).toString('hex');
  }

  seal(code: string, place: CodePlace): SealedCode {
    const iv = randomBytes(IV_BYTES);
    const cipher = createCipheriv(CIPHER, this.sealingKey, iv).setAAD(bound(place));
    const body = Buffer.concat([cipher.update(code, 'utf8'), cipher.final()]);
    return { keyId: this.keyId, ciphertext: Buffer.concat([iv, cipher.getAuthTag(), body]) };
  }

  /** Throws CodeNotReadable. */
  open(sealed: SealedCode, place: CodePlace): string {
    if (sealed.keyId !== this.keyId) {
      throw new CodeNotReadable(`The code was sealed with key ${sealed.keyId}, not ${this.keyId}.`);
    }
    const iv = sealed.ciphertext.subarray(0, IV_BYTES);
    const tag = sealed.ciphertext.subarray(IV_BYTES, IV_BYTES + TAG_BYTES);
    const body = sealed.ciphertext.subarray(IV_BYTES + TAG_BYTES);
    const decipher = createDecipheriv(CIPHER, this.sealingKey, iv, { authTagLength: TAG_BYTES });
    decipher.setAAD(bound(place)).setAuthTag(tag);
    try {
      return Buffer.concat([decipher.update(body), decipher.final()]).toString('utf8');
    } catch {
      // Node's error is the same for every cause; the cause is always one of these two.
      throw new CodeNotReadable('The stored code or its place was changed.');
    }
  }

  /** Recognises a card that is there already (R-R7); differs for one card of two programmes. */
  hash(code: string, programId: Id): Buffer {
    return createHmac('sha256', this.hashKey)
      .update(`${programId}\n${codeKey(code)}`, 'utf8')
      .digest();
  }
}

function derive(secret: string, purpose: string, bytes: number): Buffer {
  return Buffer.from(hkdfSync('sha256', secret, 'goodturn', purpose, bytes));
}

function bound({ programId, codeId }: CodePlace): Buffer {
  return Buffer.from(`${programId}\n${codeId}`, 'utf8');
}

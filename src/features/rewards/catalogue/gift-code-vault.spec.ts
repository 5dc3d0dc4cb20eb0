import { describe, expect, it } from '@jest/globals';
import { newId } from '../../../kernel/ids.js';
import { CodeNotReadable, GiftCodeVault } from './gift-code-vault.js';

const SECRET = 'a secret of at least thirty-two characters';
const CODE = 'AMZN-ギフト-1234';

describe('a sealed gift code', () => {
  const vault = new GiftCodeVault(SECRET);
  const place = { programId: newId(), codeId: newId() };

  it('R-R5: opens in its place, also after a restart, and is not readable as stored', () => {
    const sealed = vault.seal(CODE, place);
    expect(sealed.ciphertext.includes('1234')).toBe(false);
    expect(new GiftCodeVault(SECRET).open(sealed, place)).toBe(CODE);
  });

  it('R-R5: is sealed differently each time, so equal codes cannot be told', () => {
    const twice = [vault.seal(CODE, place), vault.seal(CODE, place)];
    expect(twice[0]?.ciphertext.equals(twice[1]?.ciphertext ?? Buffer.alloc(0))).toBe(false);
  });

  it('R-R5: does not open in another row, with another key, or changed by one bit', () => {
    const sealed = vault.seal(CODE, place);
    const bent = Buffer.from(sealed.ciphertext);
    bent.writeUInt8(bent.readUInt8(bent.length - 1) ^ 1, bent.length - 1);
    const attempts = [
      () => vault.open(sealed, { ...place, codeId: newId() }),
      () => vault.open(sealed, { ...place, programId: newId() }),
      () => vault.open({ ...sealed, ciphertext: bent }, place),
      () => new GiftCodeVault(`${SECRET}!`).open(sealed, place),
    ];
    for (const attempt of attempts) expect(attempt).toThrow(CodeNotReadable);
  });

  it('R-A1: the same code has another hash in another programme, and the same in its own', () => {
    const hash = vault.hash(CODE, place.programId);
    expect(vault.hash(` ${CODE.toLowerCase()}`, place.programId).equals(hash)).toBe(true);
    expect(vault.hash(CODE, newId()).equals(hash)).toBe(false);
  });
});

import { describe, expect, it } from '@jest/globals';
import { newId } from '../../kernel/ids.js';
import { codeAsTyped, hashOfCode, makeCode, spacedCode } from './address-code.js';

describe('the codes of another address', () => {
  it('have eight digits, also where they begin with zeros, and differ', () => {
    const codes = Array.from({ length: 500 }, makeCode);
    expect(codes.every((code) => /^\d{8}$/.test(code))).toBe(true);
    expect(new Set(codes).size).toBeGreaterThan(495);
  });

  it.each(['12345678', '1234 5678', ' 1234-5678 ', '１２３４　５６７８', '1234\u00A05678'])(
    'are read as they are typed: %p',
    (typed) => {
      expect(codeAsTyped(typed)).toBe('12345678');
    },
  );

  it('are shown in two groups', () => {
    expect(spacedCode('01234567')).toBe('0123 4567');
  });

  it('are kept as a hash that serves one member and one mailbox', () => {
    const [mei, budi] = [newId(), newId()];
    const hash = hashOfCode('secret', mei, 'NEW', '12345678');
    expect(hash).toEqual(hashOfCode('secret', mei, 'NEW', '12345678'));
    expect(hash.includes('12345678')).toBe(false);
    for (const other of [
      hashOfCode('secret', mei, 'FORMER', '12345678'),
      hashOfCode('secret', budi, 'NEW', '12345678'),
      hashOfCode('other', mei, 'NEW', '12345678'),
      hashOfCode('secret', mei, 'NEW', '12345679'),
    ]) {
      expect(hash.equals(other)).toBe(false);
    }
  });
});

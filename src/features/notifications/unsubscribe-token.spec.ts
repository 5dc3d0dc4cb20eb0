import { describe, expect, it } from '@jest/globals';
import { newId } from '../../kernel/ids.js';
import { POINTS_KINDS } from './notice-kind.rules.js';
import { UnsubscribeTokens } from './unsubscribe-token.js';

const SECRET = 'a session secret of at least 32 characters';

describe('the token of an unsubscribe link', () => {
  const tokens = new UnsubscribeTokens(SECRET);

  it.each(POINTS_KINDS)('R-N1: names programme, advocate and kind (%s)', (kind) => {
    const of = { programId: newId(), advocateId: newId(), kind };
    expect(new UnsubscribeTokens(SECRET).read(tokens.make(of))).toEqual(of);
  });

  it('is worth nothing when a byte is changed, cut, or made with another secret', () => {
    const of = { programId: newId(), advocateId: newId(), kind: 'POINTS_AWARDED' } as const;
    const token = tokens.make(of);
    const bytes = Buffer.from(token, 'base64url');
    for (let at = 0; at < bytes.length; at += 1) {
      const bent = Buffer.from(bytes);
      bent.writeUInt8(bent.readUInt8(at) ^ 1, at);
      expect(tokens.read(bent.toString('base64url'))).toBeNull();
    }
    for (const other of ['', 'x', token.slice(0, -2), `${token}AA`]) {
      expect(tokens.read(other)).toBeNull();
    }
    expect(new UnsubscribeTokens(`${SECRET}!`).read(token)).toBeNull();
  });

  it('is short enough for a header line and safe in an address', () => {
    const of = { programId: newId(), advocateId: newId(), kind: 'POINTS_AWARDED' } as const;
    expect(tokens.make(of)).toMatch(/^[\w-]{60,80}$/);
  });
});

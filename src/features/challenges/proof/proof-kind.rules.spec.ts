import { describe, expect, it } from '@jest/globals';
import { missingProof, Proof } from './proof-kind.rules.js';

describe('a proof as it comes in', () => {
  it('blank texts and links are none, files are counted once, scripts are no links', () => {
    const id = '0199a3c2-0000-7000-8000-000000000001';
    const proof = { text: ' ', link: '', fileIds: [id, id] };
    expect(Proof.parse(proof)).toEqual({ ...proof, text: null, link: null, fileIds: [id] });
    expect(Proof.safeParse({ ...proof, link: 'javascript:alert(1)' }).success).toBe(false);
    expect(Proof.safeParse({ ...proof, link: 'https://g2.com/r/1' }).success).toBe(true);
  });

  it('lacks each of the things that its stage asks for and that were not sent', () => {
    const proof = Proof.parse({ text: 'It saves us a day a week.' });
    expect(missingProof(['TEXT'], proof)).toEqual([]);
    expect(missingProof(['TEXT', 'LINK', 'SCREENSHOT'], proof).map(({ path }) => path)).toEqual([
      ['link'],
      ['fileIds'],
    ]);
  });
});

import { describe, expect, it } from '@jest/globals';
import { contentDisposition, isAllowedType, safeFileName } from './file.rules.js';

describe('files', () => {
  it.each([
    ['../../etc/passwd', 'image/png', 'passwd.png'],
    ['C:\\Users\\mei\\画面 1.JPEG', 'image/jpeg', '画面 1.jpg'],
    ['evil.html', 'image/png', 'evil.png'],
    ['a\r\nset-cookie: x.png', 'image/png', 'aset-cookie x.png'],
    ['gpj.\u202Etxt.png', 'image/webp', 'gpj.txt.webp'],
    ['', 'application/pdf', 'proof.pdf'],
    ['...', 'application/pdf', 'proof.pdf'],
  ])('the name %j of %s becomes %s', (name, mediaType, safe) => {
    expect(safeFileName(name, mediaType)).toBe(safe);
  });

  it('a name is cut at 120 characters, never inside one', () => {
    const name = safeFileName(`${'😀'.repeat(200)}.png`, 'image/png');
    expect(Array.from(name)).toHaveLength(124); // 120 + ".png"
  });

  it('pictures are shown, documents are saved, and the header holds one line of ASCII', () => {
    expect(contentDisposition('画面.png', 'image/png')).toBe(
      `inline; filename="__.png"; filename*=UTF-8''%E7%94%BB%E9%9D%A2.png`,
    );
    expect(contentDisposition("it's.pdf", 'application/pdf')).toBe(
      `attachment; filename="it's.pdf"; filename*=UTF-8''it%27s.pdf`,
    );
  });

  it('only pictures and PDF are allowed', () => {
    expect(['image/png', 'image/svg+xml', 'text/html', undefined].map(isAllowedType)).toEqual([
      true,
      false,
      false,
      false,
    ]);
  });
});

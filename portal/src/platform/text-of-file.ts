/** What spreadsheets of a country write where they do not write UTF-8. */
const LOCAL: Readonly<Record<string, string>> = { ja: 'shift_jis', 'zh-CN': 'gb18030' };

/** The text of a small file, in UTF-8, UTF-16, or as spreadsheets of the reader's country write it. */
export function textOf(bytes: ArrayBuffer, language: string): string {
  const [first, second] = new Uint8Array(bytes);
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder(LOCAL[language] ?? 'windows-1252').decode(bytes);
  }
}

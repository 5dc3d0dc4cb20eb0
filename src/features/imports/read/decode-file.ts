import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { fileErrorReason } from '../../../platform/errors/file-error.js';
import {
  dialectOf,
  encodingOf,
  isDelimiter,
  isEncoding,
  sepLineLength,
  type Dialect,
  type ToldDialect,
} from './dialect.rules.js';
import { ImportRefused } from './import-refused.rules.js';

const FIRST_BYTES = 65_536;
const SHOWN = 20;
const WRONG_BYTES = 'ERR_ENCODING_INVALID_ENCODED_DATA';

/** Looks at the beginning of a file. Throws ImportRefused for a file that cannot be read. */
export async function findDialect(
  file: string,
  told: ToldDialect,
  wanted: readonly string[],
): Promise<Dialect> {
  const bytes = await firstBytes(file);
  const encoding = encodingOf(bytes, told.encoding);
  if (!isEncoding(encoding)) {
    throw new ImportRefused([
      `${file}: "${encoding}" is no encoding; want one such as utf-8, windows-1252, shift_jis or gb18030`,
    ]);
  }
  if (told.delimiter !== null && !isDelimiter(told.delimiter)) {
    throw new ImportRefused([
      `${file}: what divides its columns; want a character or a few, such as ; or a tab, and no quotation mark or line end`,
    ]);
  }
  if (/^(windows-125|iso-8859)/i.test(encoding) && isUtf8Text(bytes)) {
    throw new ImportRefused([
      `${file}: it is in utf-8, not in ${encoding}; leave its encoding out`,
    ]);
  }
  const text = new TextDecoder(encoding).decode(bytes);
  // Every second byte of UTF-16 is zero; one zero alone is in the way of its own row.
  if ((text.split('\0').length - 1) * 4 > text.length) {
    throw new ImportRefused([
      `${file}: no text in ${encoding}; if a spreadsheet saved it as "Unicode text", say its encoding: utf-16le`,
    ]);
  }
  return dialectOf(text, encoding, told.delimiter, wanted);
}

/** With at least one letter that other encodings write otherwise. */
function isUtf8Text(bytes: Uint8Array): boolean {
  if (bytes.every((byte) => byte < 0x80)) return false;
  try {
    // `stream`: the last character may be cut off.
    new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: true });
    return true;
  } catch {
    return false;
  }
}

async function firstBytes(file: string): Promise<Buffer> {
  const handle = await open(file).catch((error: unknown) => {
    throw unreadable(error, file);
  });
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(FIRST_BYTES), 0, FIRST_BYTES, 0);
    return buffer.subarray(0, bytesRead);
  } catch (error) {
    throw unreadable(error, file);
  } finally {
    await handle.close();
  }
}

export interface DecodedFile {
  readonly text: AsyncIterable<string>;
  readonly bytesRead: () => number;
  readonly close: () => void;
}

/** The text of a file, without the mark and the `sep=` line before it. */
export function decodeFile(file: string, { encoding, hasSepLine }: Dialect): DecodedFile {
  const source = createReadStream(file);
  return {
    text: decoded(file, source, encoding, hasSepLine),
    bytesRead: () => source.bytesRead,
    close: () => source.destroy(),
  };
}

async function* decoded(
  file: string,
  source: AsyncIterable<Buffer>,
  encoding: string,
  hasSepLine: boolean,
): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding, { fatal: true });
  let goodBytes = 0;
  try {
    for await (const bytes of source) {
      const text = decoder.decode(bytes, { stream: true });
      yield goodBytes === 0 && hasSepLine ? text.slice(sepLineLength(text)) : text;
      goodBytes += bytes.length;
    }
    yield decoder.decode();
  } catch (error) {
    if ((Object(error) as { code?: string }).code !== WRONG_BYTES) throw unreadable(error, file);
    throw wrongBytes(file, encoding, await breakIn(file, encoding, goodBytes));
  }
}

/** Where a file stops being what it is read as. */
interface Break {
  /** as an editor counts */
  readonly line: number;
  /** of this line, what could be read */
  readonly before: string;
  /** from the first byte that could not */
  readonly after: Buffer;
}

/** Reads the file once more, from `goodBytes` on byte by byte: a decoder does not say where it is. */
async function breakIn(file: string, encoding: string, goodBytes: number): Promise<Break> {
  const decoder = new TextDecoder(encoding, { fatal: true });
  const place = { line: 1, before: '' };
  const pass = (text: string): void => {
    const lines = text.split(/\r\n|\r|\n/);
    place.line += lines.length - 1;
    place.before = lines.length > 1 ? (lines.at(-1) ?? '') : place.before + text;
  };
  let read = 0;
  for await (const bytes of createReadStream(file) as AsyncIterable<Buffer>) {
    if (read < goodBytes) {
      pass(decoder.decode(bytes, { stream: true }));
      read += bytes.length;
      continue;
    }
    // Of a character that is cut off, its beginning was taken already.
    let start = 0;
    try {
      for (let at = 0; at < bytes.length; at += 1) {
        const text = decoder.decode(bytes.subarray(at, at + 1), { stream: true });
        pass(text);
        if (text !== '') start = at + 1;
      }
    } catch {
      return { ...place, after: bytes.subarray(start, start + SHOWN) };
    }
  }
  return { ...place, after: Buffer.alloc(0) };
}

function wrongBytes(file: string, encoding: string, { line, before, after }: Break): ImportRefused {
  // As the encoding that most such files have: a person recognises the word, if it is theirs.
  const [guess = ''] = new TextDecoder('windows-1252').decode(after).split(/[\r\n]/);
  const near = `${before.slice(-SHOWN)}${guess}`;
  return new ImportRefused([
    `${file}: not in ${encoding}, from line ${String(line)} on ("${near}", if it is windows-1252). ` +
      'Say its encoding, such as windows-1252 (Western Europe), shift_jis (Japan) or gb18030 (China), or save it as "CSV UTF-8". Nothing was taken in.',
  ]);
}

/** Puts the system's error into our words. */
export function unreadable(error: unknown, file: string): unknown {
  const { code } = Object(error) as { code?: string };
  if (code === 'ENOENT') return new ImportRefused([`${file}: there is no such file`]);
  if (code === 'EISDIR') return new ImportRefused([`${file}: a folder; want a CSV file`]);
  if (code === 'EACCES') return new ImportRefused([`${file}: may not be read`]);
  const problem = fileErrorReason(error);
  return problem === null ? error : new ImportRefused([`${file}: cannot be read: ${problem}`]);
}

import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { fileErrorReason } from '../../../platform/errors/file-error.js';
import {
  dialectOf,
  encodingOf,
  isEncoding,
  sepLineLength,
  type Dialect,
  type ToldDialect,
} from './dialect.rules.js';
import { ImportRefused } from './import-mapping.rules.js';

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
  const position = new Position();
  let isFirst = true;
  try {
    for await (const bytes of source) {
      const text = decodeNext(decoder, bytes, (good) =>
        wrongBytes(file, encoding, position, good, bytes),
      );
      position.pass(text);
      yield isFirst && hasSepLine ? text.slice(sepLineLength(text)) : text;
      isFirst = false;
    }
    yield decodeNext(decoder, null, () =>
      wrongBytes(file, encoding, position, '', Buffer.alloc(0)),
    );
  } catch (error) {
    throw unreadable(error, file);
  }
}

function decodeNext(
  decoder: TextDecoder,
  bytes: Buffer | null,
  refusal: (good: string) => ImportRefused,
): string {
  try {
    return bytes === null ? decoder.decode() : decoder.decode(bytes, { stream: true });
  } catch (error) {
    if ((Object(error) as { code?: string }).code !== WRONG_BYTES) throw error;
    const text = bytes === null ? '' : new TextDecoder(decoder.encoding).decode(bytes);
    throw refusal(text.slice(0, Math.max(text.indexOf('\uFFFD'), 0)));
  }
}

/** Which line of the file the decoder is in, as an editor counts. */
class Position {
  line = 1;

  pass(text: string): void {
    this.line += text.match(/\r\n|\r|\n/g)?.length ?? 0;
  }
}

function wrongBytes(
  file: string,
  encoding: string,
  position: Position,
  good: string,
  bytes: Buffer,
): ImportRefused {
  position.pass(good);
  const before = good.split(/\r\n|\r|\n/).at(-1) ?? '';
  // As the encoding that most such files have: a person recognises the word, if it is theirs.
  const guess = new TextDecoder('windows-1252').decode(
    bytes.subarray(Buffer.byteLength(good), Buffer.byteLength(good) + SHOWN),
  );
  const [after = ''] = guess.split(/[\r\n]/);
  const near = `${before.slice(-SHOWN)}${after}`;
  return new ImportRefused([
    `${file}: not in ${encoding}, from line ${String(position.line)} on ("${near}", if it is windows-1252). ` +
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

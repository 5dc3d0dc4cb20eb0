import type { MultipartFile } from '@fastify/multipart';
import type { FastifyRequest } from 'fastify';
import { isAllowedType, isApplePicture, isPicture } from './file.rules.js';

/** A file as it came. */
export interface ReceivedFile {
  readonly name: string;
  readonly mediaType: string;
  readonly bytes: Buffer;
}

export type NotTaken = 'TOO_LARGE' | 'NO_FILE' | 'WRONG_KIND' | 'NO_PICTURE' | 'HEIC';

/** The file of a request, or why it is none that we take: by its bytes, never by its name. */
export async function receiveFile(request: FastifyRequest): Promise<ReceivedFile | NotTaken> {
  const part = request.isMultipart() ? await request.file() : undefined;
  const bytes = part && (await bytesOf(part));
  if (bytes === null) return 'TOO_LARGE';
  if (!part || !bytes || bytes.length === 0) return 'NO_FILE';
  const { fileTypeFromBuffer } = await import('file-type');
  const mediaType = (await fileTypeFromBuffer(bytes))?.mime;
  if (isAllowedType(mediaType)) return { name: part.filename, mediaType, bytes };
  return isApplePicture(mediaType) ? 'HEIC' : 'WRONG_KIND';
}

/** The same, where nothing but a picture is of use. */
export async function receivePicture(request: FastifyRequest): Promise<ReceivedFile | NotTaken> {
  const received = await receiveFile(request);
  if (received === 'WRONG_KIND') return 'NO_PICTURE';
  return typeof received === 'string' || isPicture(received.mediaType) ? received : 'NO_PICTURE';
}

/** Null: larger than a file may be. */
async function bytesOf(part: MultipartFile): Promise<Buffer | null> {
  try {
    const bytes = await part.toBuffer();
    // The plugin reports only chunks that follow the cut: the last one may be the one that was cut.
    return part.file.truncated ? null : bytes;
  } catch (error) {
    if ((error as { code?: unknown }).code === 'FST_REQ_FILE_TOO_LARGE') return null;
    throw error;
  }
}

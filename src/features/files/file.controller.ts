import multipart, { type MultipartFile } from '@fastify/multipart';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { createHash } from 'node:crypto';
import type { Readable } from 'node:stream';
import type { Actor } from '../../kernel/actor.js';
import { newId, type Id } from '../../kernel/ids.js';
import { isCrossSite } from '../../platform/auth/index.js';
import type { Config } from '../../platform/config/index.js';
import type { Database } from '../../platform/database/index.js';
import type { Identifier } from '../../platform/graphql/index.js';
import type { AddFile } from './add-file.js';
import {
  FileMissing,
  FilesUnavailable,
  fileKey,
  type FileStore,
} from '../../platform/files/index.js';
import { describeError, type Logger } from '../../platform/telemetry/index.js';
import {
  contentDisposition,
  fileUrl,
  isAllowedType,
  MAX_FILE_BYTES,
  safeFileName,
} from './file.rules.js';
import type { FileRow } from './file.queries.js';
import { findReadableFile } from './find-readable-file.js';

export interface FileRouteDeps {
  readonly config: Pick<Config, 'publicUrl' | 'environment'>;
  readonly database: Database;
  readonly identifier: Identifier;
  readonly store: FileStore;
  readonly addFile: AddFile;
  readonly logger: Logger;
}

const RETRY_AFTER_SECONDS = 30;
const UNAVAILABLE =
  'Files cannot be kept or shown just now. Nothing was changed; please try again in a while.';

/** The response to an upload; `url` is on our own origin and needs the reader's session. */
interface UploadedFile {
  readonly id: Id;
  readonly name: string;
  readonly mediaType: string;
  readonly sizeBytes: number;
  readonly url: string;
}

/** `POST /api/files` (multipart, one `file`) and `GET /files/:id`. */
export function registerFileRoutes(fastify: FastifyInstance, deps: FileRouteDeps): void {
  void fastify.register(async (scope) => {
    await scope.register(multipart, {
      limits: { files: 1, fields: 0, parts: 1, fileSize: MAX_FILE_BYTES },
    });
    scope.post('/api/files', { bodyLimit: MAX_FILE_BYTES + 64 * 1024 }, (request, reply) =>
      upload(request, reply, deps),
    );
    scope.get<{ Params: { id: string } }>('/files/:id', (request, reply) =>
      download(request, reply, deps),
    );
  });
}

async function upload(
  request: FastifyRequest,
  reply: FastifyReply,
  deps: FileRouteDeps,
): Promise<unknown> {
  if (isCrossSite(request, deps.config)) {
    return refuse(reply, 403, 'CROSS_SITE', 'Send this from the portal.');
  }
  const { actor } = await deps.identifier.identify(request);
  if (!actor) return refuse(reply, 401, 'UNAUTHENTICATED', 'Sign in first.');
  if (actor.advocateId === null || !actor.roles.includes('advocate')) {
    return refuse(reply, 403, 'FORBIDDEN', 'Only an advocate uploads a proof.');
  }
  const received = await receive(request);
  if ('refusal' in received) return refuse(reply, ...received.refusal);
  try {
    const file = await keep(received, actor, actor.advocateId, deps);
    return await reply.code(201).send(file);
  } catch (error) {
    return answerFileError(reply, error, deps.logger);
  }
}

interface Received {
  readonly name: string;
  readonly mediaType: string;
  readonly bytes: Buffer;
}

type Refusal = readonly [status: number, code: string, message: string];

async function receive(request: FastifyRequest): Promise<Received | { refusal: Refusal }> {
  const part = request.isMultipart() ? await request.file() : undefined;
  const bytes = part && (await bytesOf(part));
  if (bytes === null) return { refusal: [413, 'FILE_REFUSED', 'A file has at most 10 MB.'] };
  if (!part || !bytes || bytes.length === 0) {
    return {
      refusal: [422, 'FILE_REFUSED', 'Send one file, as `file` of a multipart form.'],
    };
  }
  const { fileTypeFromBuffer } = await import('file-type');
  const mediaType = (await fileTypeFromBuffer(bytes))?.mime;
  return isAllowedType(mediaType)
    ? { name: safeFileName(part.filename, mediaType), mediaType, bytes }
    : { refusal: [422, 'FILE_REFUSED', 'Send a picture (PNG, JPEG, WebP) or a PDF.'] };
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

/** Bytes first, then the row: a row without its bytes would be a broken proof. */
async function keep(
  { name, mediaType, bytes }: Received,
  actor: Actor,
  advocateId: Id,
  { database, store, addFile, logger }: FileRouteDeps,
): Promise<UploadedFile> {
  const id = newId();
  const storageKey = fileKey(actor.programId, id);
  const sizeBytes = bytes.length;
  const sha256 = createHash('sha256').update(bytes).digest();
  await store.put(storageKey, bytes);
  try {
    await database.write({ ...actor, role: 'advocate' }, 'uploadFile', (tx) =>
      addFile.addFile(tx, actor, {
        id,
        advocateId,
        name,
        mediaType,
        sizeBytes,
        sha256,
        storageKey,
      }),
    );
  } catch (error) {
    await store.delete(storageKey).catch((left: unknown) => {
      logger.warn({ fileId: id, error: describeError(left) }, 'A file without a row was left');
    });
    throw error;
  }
  return { id, name, mediaType, sizeBytes, url: fileUrl(id) };
}

async function download(
  request: FastifyRequest<{ Params: { id: string } }>,
  reply: FastifyReply,
  { database, identifier, store, logger }: FileRouteDeps,
): Promise<unknown> {
  const { member, actor } = await identifier.identify(request);
  const reader = { actor, memberId: member?.id ?? null };
  const file = await findReadableFile(database, reader, request.params.id);
  if (!file) return refuse(reply, 404, 'NOT_FOUND', 'There is no such file for you.');
  try {
    return await send(reply, file, await store.read(file.storageKey));
  } catch (error) {
    return answerFileError(reply, error, logger, file.id);
  }
}

function send(reply: FastifyReply, file: FileRow, stream: Readable): FastifyReply {
  return reply
    .headers({
      'content-type': file.mediaType,
      'content-length': file.sizeBytes,
      'content-disposition': contentDisposition(file.name, file.mediaType),
      'content-security-policy': "sandbox; default-src 'none'",
      'x-content-type-options': 'nosniff',
      'cross-origin-resource-policy': 'same-origin',
      'cache-control': 'private, max-age=3600, immutable',
      vary: 'cookie',
    })
    .send(stream);
}

/** The store's message is for the operator of the server; people read what it means to them. */
function answerFileError(
  reply: FastifyReply,
  error: unknown,
  logger: Logger,
  fileId: Id | null = null,
): FastifyReply {
  if (error instanceof FileMissing) {
    logger.error({ fileId }, 'A file is not where files are kept: see `files check`');
    return refuse(reply, 404, 'FILE_MISSING', 'This file is lost: tell who runs this server.');
  }
  if (!(error instanceof FilesUnavailable)) throw error;
  const { kind, message, code: reason } = error;
  logger.error({ fileId, kind, reason, error: describeError(error) }, message);
  reply.header('retry-after', RETRY_AFTER_SECONDS);
  return refuse(reply, 503, 'FILES_UNAVAILABLE', UNAVAILABLE);
}

function refuse(reply: FastifyReply, status: number, code: string, message: string): FastifyReply {
  return reply.code(status).header('cache-control', 'no-store').send({ code, message });
}

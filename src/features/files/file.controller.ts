import multipart from '@fastify/multipart';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Readable } from 'node:stream';
import { isCrossSite } from '../../platform/auth/index.js';
import type { Config } from '../../platform/config/index.js';
import type { Identifier } from '../../platform/graphql/index.js';
import { refuseBrokenUploads } from './broken-uploads.js';
import type { FileRow } from './file.queries.js';
import { contentDisposition, MAX_FILE_BYTES } from './file.rules.js';
import { findReadableFile } from './find-readable-file.js';
import { keepUpload, type UploadDeps } from './keep-upload.js';
import { receiveFile } from './receive-file.js';
import {
  answerRefusedFile,
  answerStoreError,
  answerUploadError,
  refuse,
} from './upload-answers.js';

export interface FileRouteDeps extends UploadDeps {
  readonly config: Pick<Config, 'publicUrl' | 'environment'>;
  readonly identifier: Identifier;
}

/** `POST /api/files` (multipart, one `file`), `GET /files/:id` and `GET /files/:id/thumbnail`. */
export function registerFileRoutes(fastify: FastifyInstance, deps: FileRouteDeps): void {
  void fastify.register(async (scope) => {
    await scope.register(multipart, {
      limits: { files: 1, fields: 0, parts: 1, fileSize: MAX_FILE_BYTES },
    });
    refuseBrokenUploads(scope);
    scope.post('/api/files', { bodyLimit: MAX_FILE_BYTES + 64 * 1024 }, (request, reply) =>
      upload(request, reply, deps),
    );
    scope.get<{ Params: { id: string } }>('/files/:id', (request, reply) =>
      download(request, reply, deps, asItIs),
    );
    scope.get<{ Params: { id: string } }>('/files/:id/thumbnail', (request, reply) =>
      download(request, reply, deps, asThumbnail),
    );
  });
}

async function upload(
  request: FastifyRequest,
  reply: FastifyReply,
  deps: FileRouteDeps,
): Promise<unknown> {
  if (isCrossSite(request, deps.config)) {
    return refuse(reply, 403, { code: 'CROSS_SITE', message: 'Send this from the portal.' });
  }
  const { actor } = await deps.identifier.identify(request);
  if (!actor) return refuse(reply, 401, { code: 'UNAUTHENTICATED', message: 'Sign in first.' });
  const { advocateId } = actor;
  if (advocateId === null || !actor.roles.includes('advocate')) {
    const message = 'Only an advocate uploads a proof.';
    return refuse(reply, 403, { code: 'FORBIDDEN', message });
  }
  const received = await receiveFile(request);
  if (typeof received === 'string') return answerRefusedFile(reply, received);
  try {
    const file = await keepUpload(received, { ...actor, advocateId }, deps);
    return await reply.code(201).send(file);
  } catch (error) {
    return answerUploadError(reply, error, deps.logger);
  }
}

/** One form of a file that is kept. */
interface Kept {
  readonly key: string;
  readonly name: string;
  readonly mediaType: string;
  readonly sizeBytes: number | null;
}

function asItIs({ storageKey: key, name, mediaType, sizeBytes }: FileRow): Kept {
  return { key, name, mediaType, sizeBytes };
}

function asThumbnail({ thumbnailKey, name }: FileRow): Kept | null {
  if (thumbnailKey === null) return null;
  return { key: thumbnailKey, name, mediaType: 'image/webp', sizeBytes: null };
}

async function download(
  request: FastifyRequest<{ Params: { id: string } }>,
  reply: FastifyReply,
  { database, identifier, store, logger }: FileRouteDeps,
  as: (file: FileRow) => Kept | null,
): Promise<unknown> {
  const { member, actor } = await identifier.identify(request);
  const reader = { actor, memberId: member?.id ?? null };
  const file = await findReadableFile(database, reader, request.params.id);
  const kept = file && as(file);
  if (!kept) {
    return refuse(reply, 404, { code: 'NOT_FOUND', message: 'There is no such file for you.' });
  }
  try {
    return await send(reply, kept, await store.read(kept.key));
  } catch (error) {
    return answerStoreError(reply, error, logger, file.id);
  }
}

function send(reply: FastifyReply, kept: Kept, stream: Readable): FastifyReply {
  if (kept.sizeBytes !== null) void reply.header('content-length', kept.sizeBytes);
  return reply
    .headers({
      'content-type': kept.mediaType,
      'content-disposition': contentDisposition(kept.name, kept.mediaType),
      'content-security-policy': "sandbox; default-src 'none'",
      'x-content-type-options': 'nosniff',
      'cross-origin-resource-policy': 'same-origin',
    })
    .send(stream);
}

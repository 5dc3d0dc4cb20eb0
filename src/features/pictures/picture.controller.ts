import multipart from '@fastify/multipart';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { isCrossSite } from '../../platform/auth/index.js';
import type { Config } from '../../platform/config/index.js';
import type { Identifier } from '../../platform/graphql/index.js';
import {
  answerRefusedFile,
  answerStoreError,
  answerUploadError,
  MAX_FILE_BYTES,
  receivePicture,
  refuse,
  refuseBrokenUploads,
} from '../files/index.js';
import { choosesPictures, findSeenPicture } from './find-seen-picture.js';
import { keepPicture, type KeepPictureDeps } from './keep-picture.js';
import { TooManyPictures } from './picture.errors.js';
import type { PictureRow } from './picture.queries.js';
import { pictureUrl, smallPictureUrl } from './picture.rules.js';

export interface PictureRouteDeps extends KeepPictureDeps {
  readonly config: Pick<Config, 'publicUrl' | 'environment'>;
  readonly identifier: Identifier;
}

type PictureOf = FastifyRequest<{ Params: { id: string } }>;

/** `POST /api/pictures` (multipart, one `file`), `GET /files/pictures/:id` and its `/thumbnail`. */
export function registerPictureRoutes(fastify: FastifyInstance, deps: PictureRouteDeps): void {
  void fastify.register(async (scope) => {
    await scope.register(multipart, {
      limits: { files: 1, fields: 0, parts: 1, fileSize: MAX_FILE_BYTES },
    });
    refuseBrokenUploads(scope);
    scope.post('/api/pictures', { bodyLimit: MAX_FILE_BYTES + 64 * 1024 }, (request, reply) =>
      upload(request, reply, deps),
    );
    scope.get('/files/pictures/:id', (request: PictureOf, reply) =>
      download(request, reply, deps, ({ storageKey, mediaType, sizeBytes }) => ({
        key: storageKey,
        mediaType,
        sizeBytes,
      })),
    );
    scope.get('/files/pictures/:id/thumbnail', (request: PictureOf, reply) =>
      download(request, reply, deps, ({ thumbnailKey }) =>
        thumbnailKey === null ? null : { key: thumbnailKey, mediaType: 'image/webp' },
      ),
    );
  });
}

async function upload(
  request: FastifyRequest,
  reply: FastifyReply,
  deps: PictureRouteDeps,
): Promise<unknown> {
  if (isCrossSite(request, deps.config)) {
    return refuse(reply, 403, { code: 'CROSS_SITE', message: 'Send this from the portal.' });
  }
  const { actor } = await deps.identifier.identify(request);
  if (!actor) return refuse(reply, 401, { code: 'UNAUTHENTICATED', message: 'Sign in first.' });
  if (!choosesPictures(actor.roles)) {
    const message = 'Only a marketer or an admin uploads pictures.';
    return refuse(reply, 403, { code: 'FORBIDDEN', message });
  }
  const received = await receivePicture(request);
  if (typeof received === 'string') return answerRefusedFile(reply, received);
  const role = actor.roles.includes('marketer') ? ('marketer' as const) : ('admin' as const);
  try {
    const picture = await keepPicture(received.bytes, { ...actor, role }, deps);
    const { id, width, height } = picture;
    const body = { id, width, height, url: pictureUrl(id), thumbnailUrl: smallPictureUrl(picture) };
    return await reply.code(201).send(body);
  } catch (error) {
    if (!(error instanceof TooManyPictures)) return answerUploadError(reply, error, deps.logger);
    const message = 'Many pictures were uploaded and not chosen: they are deleted within days.';
    return refuse(reply, 429, { code: 'UPLOAD_LIMIT', message });
  }
}

interface Kept {
  readonly key: string;
  readonly mediaType: string;
  readonly sizeBytes?: number;
}

async function download(
  request: PictureOf,
  reply: FastifyReply,
  { database, identifier, store, logger }: PictureRouteDeps,
  as: (picture: PictureRow) => Kept | null,
): Promise<unknown> {
  const { member, actor } = await identifier.identify(request);
  const asks = { actor, memberId: member?.id ?? null };
  const picture = await findSeenPicture(database, asks, request.params.id);
  const kept = picture && as(picture);
  if (!kept) {
    return refuse(reply, 404, { code: 'NOT_FOUND', message: 'There is no such picture for you.' });
  }
  // A picture never changes, but who may see it does: the browser keeps it, and asks each time.
  const tag = `"${picture.id}"`;
  void reply.headers({ 'cache-control': 'private, no-cache', etag: tag, vary: 'cookie' });
  if (request.headers['if-none-match'] === tag) return reply.code(304).send();
  try {
    const stream = await store.read(kept.key);
    if (kept.sizeBytes !== undefined) void reply.header('content-length', kept.sizeBytes);
    return await reply
      .headers({
        'content-type': kept.mediaType,
        'content-security-policy': "sandbox; default-src 'none'",
        'x-content-type-options': 'nosniff',
        'cross-origin-resource-policy': 'same-origin',
      })
      .send(stream);
  } catch (error) {
    return answerStoreError(reply, error, logger, picture.id);
  }
}

import type { FastifyReply } from 'fastify';
import type { Id } from '../../kernel/ids.js';
import { FileMissing, FilesUnavailable } from '../../platform/files/index.js';
import {
  PictureRefused,
  PicturesBusy,
  PicturesUnavailable,
} from '../../platform/pictures/index.js';
import { describeError, type Logger } from '../../platform/telemetry/index.js';
import { UploadLimitReached } from './file.errors.js';
import type { NotTaken } from './receive-file.js';
import { limitText, refusalText } from './upload-texts.rules.js';

const RETRY_AFTER_SECONDS = 30;
const UNAVAILABLE =
  'Files cannot be kept or shown just now. Nothing was changed; please try again in a while.';

/** A file that is none that we take. */
export function answerRefusedFile(reply: FastifyReply, reason: NotTaken): FastifyReply {
  const status = reason === 'TOO_LARGE' ? 413 : 422;
  return refuse(reply, status, { code: 'FILE_REFUSED', reason, message: refusalText(reason) });
}

/** What went wrong with a file that came; throws on what is none of the expected. */
export function answerUploadError(
  reply: FastifyReply,
  error: unknown,
  logger: Logger,
): FastifyReply {
  if (error instanceof PictureRefused) {
    const { reason, details } = error;
    const message = refusalText(reason, details);
    return refuse(reply, 422, { code: 'FILE_REFUSED', reason, message, ...details });
  }
  if (error instanceof UploadLimitReached) {
    const { reached, retryAfterSeconds } = error;
    if (reached.reason.endsWith('PER_DAY')) void reply.header('retry-after', retryAfterSeconds);
    const message = limitText(reached, retryAfterSeconds);
    return refuse(reply, 429, { code: 'UPLOAD_LIMIT', message, ...reached, retryAfterSeconds });
  }
  if (error instanceof PicturesBusy) return unavailable(reply);
  if (error instanceof PicturesUnavailable) {
    logger.error({ error: describeError(error) }, error.message);
    return unavailable(reply);
  }
  return answerStoreError(reply, error, logger);
}

/** The store's message is for the operator of the server; people read what it means to them. */
export function answerStoreError(
  reply: FastifyReply,
  error: unknown,
  logger: Logger,
  fileId: Id | null = null,
): FastifyReply {
  if (error instanceof FileMissing) {
    logger.error({ fileId }, 'A file is not where files are kept: see `files check`');
    const message = 'This file is lost: tell who runs this server.';
    return refuse(reply, 404, { code: 'FILE_MISSING', message });
  }
  if (!(error instanceof FilesUnavailable)) throw error;
  const { kind, message, code: reason } = error;
  logger.error({ fileId, kind, reason, error: describeError(error) }, message);
  return unavailable(reply);
}

function unavailable(reply: FastifyReply): FastifyReply {
  void reply.header('retry-after', RETRY_AFTER_SECONDS);
  return refuse(reply, 503, { code: 'FILES_UNAVAILABLE', message: UNAVAILABLE });
}

/** `reason` and numbers are for the portal, which says it in the reader's language. */
interface RefusalBody {
  readonly code: string;
  readonly message: string;
  readonly reason?: string;
  readonly [detail: string]: unknown;
}

export function refuse(reply: FastifyReply, status: number, body: RefusalBody): FastifyReply {
  return reply.code(status).header('cache-control', 'no-store').send(body);
}

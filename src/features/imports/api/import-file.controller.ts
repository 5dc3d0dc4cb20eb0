import multipart from '@fastify/multipart';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { Readable } from 'node:stream';
import type { Actor } from '../../../kernel/actor.js';
import { isId } from '../../../kernel/ids.js';
import type { Database } from '../../../platform/database/index.js';
import { FilesUnavailable, type FileStore } from '../../../platform/files/index.js';
import type { Identifier } from '../../../platform/graphql/index.js';
import { describeError, type Logger } from '../../../platform/telemetry/index.js';
import { refuseBrokenUploads, contentDisposition } from '../../files/index.js';
import { IMPORT_KINDS, type ImportKind } from '../read/index.js';
import { errorsFileOf, MOST_FILE_BYTES } from '../runs/index.js';
import { keepImportFile, type KeepFileDeps } from './keep-import-file.js';
import { programsToImportFor } from './who-imports.js';

export interface ImportRouteDeps extends KeepFileDeps {
  readonly identifier: Identifier;
  readonly database: Database;
  readonly store: FileStore;
  readonly logger: Logger;
}

const MEGABYTE = 1_000_000;

/** `POST /api/imports/:kind` (multipart, one `file`) and `GET /api/imports/:id/errors.csv`. */
export function registerImportRoutes(fastify: FastifyInstance, deps: ImportRouteDeps): void {
  void fastify.register(async (scope) => {
    await scope.register(multipart, {
      limits: { files: 1, fields: 0, parts: 1, fileSize: MOST_FILE_BYTES + 1 },
    });
    refuseBrokenUploads(scope);
    scope.post<{ Params: { kind: string } }>(
      '/api/imports/:kind',
      { bodyLimit: MOST_FILE_BYTES + MEGABYTE },
      (request, reply) => upload(request, reply, deps),
    );
    scope.get<{ Params: { id: string } }>('/api/imports/:id/errors.csv', (request, reply) =>
      download(request, reply, deps),
    );
  });
}

async function upload(
  request: FastifyRequest<{ Params: { kind: string } }>,
  reply: FastifyReply,
  deps: ImportRouteDeps,
): Promise<unknown> {
  const { actor } = await deps.identifier.identify(request);
  if (!actor) return refuse(reply, 401, 'UNAUTHENTICATED', 'Sign in first.');
  const role = roleToImport(actor);
  if (role === null) {
    return refuse(reply, 403, 'FORBIDDEN', 'Only a marketer or an admin imports files.');
  }
  const kind = IMPORT_KINDS.find((each) => each === request.params.kind);
  if (kind === undefined) return refuse(reply, 404, 'NOT_FOUND', 'There is no such kind of file.');
  try {
    return await receive(request, reply, { ...actor, role }, kind, deps);
  } catch (error) {
    if (!(error instanceof FilesUnavailable)) throw error;
    deps.logger.error({ error: describeError(error) }, error.message);
    return refuse(reply, 503, 'FILES_UNAVAILABLE', 'Files cannot be kept just now.');
  }
}

async function receive(
  request: FastifyRequest,
  reply: FastifyReply,
  actor: Actor,
  kind: ImportKind,
  deps: ImportRouteDeps,
): Promise<unknown> {
  const part = request.isMultipart() ? await request.file() : undefined;
  if (part === undefined) return refuse(reply, 422, 'NO_FILE', 'Send one file, as `file`.');
  const kept = await keepImportFile(
    actor,
    { kind, fileName: part.filename, bytes: part.file as AsyncIterable<Buffer> },
    deps,
  );
  if (typeof kept !== 'string') return reply.code(201).send(kept);
  const [status, message] = REFUSALS[kept];
  return refuse(reply, status, kept, message);
}

const REFUSALS = {
  TOO_LARGE: [413, `A file has at most ${String(MOST_FILE_BYTES / MEGABYTE)} MB.`],
  NO_FILE: [422, 'The file is empty.'],
  NOT_TEXT: [422, 'It is no text: save it as CSV first, and upload that.'],
  FILES_FULL: [
    429,
    'This programme keeps as many files as it may: older ones are deleted in time.',
  ],
} as const;

function roleToImport({ roles }: Actor): 'marketer' | 'admin' | null {
  if (roles.includes('marketer')) return 'marketer';
  return roles.includes('admin') ? 'admin' : null;
}

/** For a browser's link, which names no programme: then all count where they may import. */
async function download(
  request: FastifyRequest<{ Params: { id: string } }>,
  reply: FastifyReply,
  { identifier, database }: ImportRouteDeps,
): Promise<unknown> {
  const { id } = request.params;
  const { member, actor } = await identifier.identify(request);
  const programs = isId(id) ? await programsToImportFor(database, { actor, member }) : [];
  for (const programId of programs) {
    const file = await errorsFileOf(database, programId, id);
    if (file === null) continue;
    const name = `${file.fileName.replace(/\.(csv|txt|tsv)$/i, '')}.errors.csv`;
    return reply
      .headers({
        'content-type': 'text/csv; charset=utf-8',
        'content-disposition': contentDisposition(name, 'text/csv'),
        'x-content-type-options': 'nosniff',
        'cross-origin-resource-policy': 'same-origin',
      })
      .send(Readable.from(file.text));
  }
  return refuse(reply, 404, 'NOT_FOUND', 'There is no such file for you.');
}

function refuse(reply: FastifyReply, status: number, code: string, message: string): FastifyReply {
  return reply.code(status).header('cache-control', 'no-store').send({ code, message });
}

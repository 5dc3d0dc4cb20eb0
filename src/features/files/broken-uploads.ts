import type { FastifyError, FastifyInstance } from 'fastify';

/**
 * A form that was cut, or that is none, makes the parser of @fastify/multipart 10 throw errors with
 * neither a class nor a status, only a text. It is the sender's, not ours: this asks for the file
 * again. Until the parser gives them a status; a test sends each kind and fails on another text.
 */
const BROKEN_FORM = /^Multipart: |unexpected end of multipart data/i;

export function refuseBrokenUploads(scope: FastifyInstance): void {
  scope.setErrorHandler((error: FastifyError, _request, reply) => {
    if (error.statusCode !== undefined || !BROKEN_FORM.test(error.message)) throw error;
    return reply.code(422).header('cache-control', 'no-store').send({
      code: 'FILE_REFUSED',
      message: 'The form broke off, or is none: send one file, as `file` of a multipart form.',
    });
  });
}

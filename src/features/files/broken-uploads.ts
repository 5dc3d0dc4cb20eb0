import type { FastifyError, FastifyInstance } from 'fastify';

/**
 * A form that was cut, or that is none, makes the parser of @fastify/multipart 10 throw errors with
 * neither a class nor a status, only a text. It is the sender's, not ours: this asks for the file
 * again. Until the parser gives them a status; a test sends each kind and fails on another text.
 */
const BROKEN_FORM = /^Multipart: |unexpected end of multipart data/i;
const ONE_FILE = 'send one file, with its name, as `file` of a multipart form.';

/** A part without a file name is a field of the form to the plugin, which says only that it takes none. */
const FIELD = 'FST_FIELDS_LIMIT';

export function refuseBrokenUploads(scope: FastifyInstance): void {
  scope.setErrorHandler((error: FastifyError, _request, reply) => {
    const refusal = refusalOf(error);
    if (refusal === null) throw error;
    return reply
      .code(refusal.status)
      .header('cache-control', 'no-store')
      .send({ code: 'FILE_REFUSED', message: refusal.message });
  });
}

function refusalOf({ code, statusCode, message }: FastifyError) {
  if (code === FIELD) {
    return { status: 400, message: `A part of the form is without a file name: ${ONE_FILE}` };
  }
  if (statusCode !== undefined || !BROKEN_FORM.test(message)) return null;
  return { status: 422, message: `The form broke off, or is none: ${ONE_FILE}` };
}

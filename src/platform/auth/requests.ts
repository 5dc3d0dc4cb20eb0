import type { FastifyReply, FastifyRequest } from 'fastify';

/** Of a body kept as bytes; null for one that is no JSON: the schema then refuses it. */
export function jsonOf(request: FastifyRequest): unknown {
  if (!(request.body instanceof Buffer)) return null;
  try {
    return JSON.parse(request.body.toString('utf8'));
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

export function refuse(
  reply: FastifyReply,
  status: number,
  code: string,
  message: string,
): FastifyReply {
  return reply.status(status).send({ code, message });
}

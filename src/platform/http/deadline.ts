import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { TIMED_OUT } from '../database/index.js';

/** Promised are ten seconds; the answer needs a moment to leave. */
const ANSWER_WITHIN_MS = 9_500;

/**
 * Every request is answered within ten seconds of its last byte, whatever it waits for: 503 and
 * `TIMED_OUT`. What was begun goes on, and ends by the limits of its statements.
 */
export function registerDeadline(fastify: FastifyInstance, withinMs = ANSWER_WITHIN_MS): void {
  fastify.addHook('onRequest', (request, reply, done) => {
    watch(request, reply, withinMs);
    done();
  });
}

function watch(request: FastifyRequest, reply: FastifyReply, withinMs: number): void {
  const { socket } = request.raw;
  let received = socket.bytesRead;
  const timer = setInterval(() => {
    // A slow line that still sends a large file is waited for.
    const isSending = !request.raw.complete && socket.bytesRead > received;
    received = socket.bytesRead;
    if (isSending) return;
    clearInterval(timer);
    if (!reply.sent) giveUp(request, reply);
  }, withinMs);
  timer.unref();
  reply.raw.once('close', () => {
    clearInterval(timer);
  });
}

function giveUp(request: FastifyRequest, reply: FastifyReply): void {
  const { code, message } = TIMED_OUT;
  const body = request.url.startsWith('/graphql')
    ? { errors: [{ message, extensions: { code } }] }
    : TIMED_OUT;
  void reply.code(503).headers({ 'retry-after': '5', 'cache-control': 'no-store' }).send(body);
}

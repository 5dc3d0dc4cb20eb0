/** From the start until the server is ready for the text. */
export const BEGIN_WITHIN_MS = 15_000;

/**
 * From there until the server accepts the mail. RFC 5321 asks for ten minutes so that nothing is
 * sent twice; here a mail without an answer is not sent again, and a slot is not held for so long.
 */
export const ANSWER_WITHIN_MS = 60_000;

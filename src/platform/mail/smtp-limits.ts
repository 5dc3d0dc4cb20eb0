/** From nothing to the server's word that it takes the text. */
export const BEGIN_WITHIN_MS = 15_000;

/**
 * From there to its word that it took it. RFC 5321 asks for ten minutes so that nothing is sent
 * twice; what has no answer is not sent again here, and a slot is not held for so long.
 */
export const ANSWER_WITHIN_MS = 60_000;

export { openServer, settleHome, type DatabaseServer } from './database-server.js';
export type { EmbeddedErrorCode } from './embedded-error.js';
export { openEmbedded } from './open-embedded.js';
export type { EmbeddedOptions, EmbeddedServer } from './open-embedded.js';

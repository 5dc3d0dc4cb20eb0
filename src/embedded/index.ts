export { EmbeddedError, type EmbeddedErrorCode } from './embedded-error.js';
export { openEmbedded } from './open-embedded.js';
export type { EmbeddedOptions, EmbeddedServer } from './open-embedded.js';
export { locateHome } from './home.js';

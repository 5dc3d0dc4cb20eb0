export type { EmbeddedErrorCode } from './embedded-error.js';
export { locateHome } from './home.js';
export type { HomeWish } from './home.js';
export { openEmbedded } from './open-embedded.js';
export type { EmbeddedOptions, EmbeddedServer } from './open-embedded.js';

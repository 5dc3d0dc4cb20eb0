export { ConfigError, readConfig } from './config.js';
export type { Config, Secrets } from './config.js';
export { CONFIG } from './config.token.js';
export { secretsOfHome } from './secrets.js';

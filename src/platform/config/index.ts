export { ConfigError, readConfig } from './config.js';
export type { Config, Secrets } from './config.js';
export { secretsOfHome } from './secrets.js';

export type { BucketSettings } from './bucket-settings.js';
export { quietLibraries, readConfig } from './config.js';
export type { Config, Secrets } from './config.js';
export { CONFIG, SECRETS } from './config.token.js';
export type { TrustedProxies } from './trusted-proxies.js';
export { findSecretsOfHome, secretsFileOf, secretsOfHome } from './secrets.js';

export { ApiKeyEntity } from './api-key.entity.js';
export { type MadeApiKey, MakeApiKey, type MakeApiKeyInput } from './make-api-key.js';
export { RevokeApiKey } from './revoke-api-key.js';

export { ApiKeyReader } from './api-key-reader.js';
export { hashApiKeySecret, makeApiKeySecret } from './api-key-secret.js';
export { changeClockHold, holdClock, moveClockTo } from './program-clock.js';
export { ProgramDirectory } from './program-directory.js';
export { listPrograms } from './programs.queries.js';
export { TenancyModule } from './tenancy.module.js';

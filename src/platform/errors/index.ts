export * from './common.errors.js';
export { TellableError } from './tellable-error.js';
export { UserError, userError, type UserErrorClass } from './user-error.js';

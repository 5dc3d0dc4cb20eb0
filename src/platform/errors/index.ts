export * from './common.errors.js';
export { UserError, userError, type UserErrorClass } from './user-error.js';

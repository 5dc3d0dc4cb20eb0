export { normaliseEmail } from '../../../kernel/email.js';

export { describeError, type DescribedError } from './describe-error.js';
export { LOGGER, makeLogger, type Logger } from './logger.js';
export { NestLogger } from './nest-logger.js';

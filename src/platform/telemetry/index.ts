export { describeError, type DescribedError } from './describe-error.js';
export { logFileOf, openLogStream, probeLog, surviveLostOutput } from './log-stream.js';
export { LOGGER, makeLogger, type Logger } from './logger.js';
export { NestLogger } from './nest-logger.js';

import { pino, type DestinationStream } from 'pino';
import { openLogStream } from './log-stream.js';

type Write = (fields: Readonly<Record<string, unknown>>, message: string) => void;

/** Structured lines. Fields hold ids, codes and numbers, never what a person wrote. */
export interface Logger {
  readonly debug: Write;
  readonly info: Write;
  readonly warn: Write;
  readonly error: Write;
}

/** The injection token of the process's Logger. */
export const LOGGER = Symbol('Logger');

/** The values of fields with these names are never logged. */
const SECRET_FIELDS = [
  'email',
  'name',
  'token',
  'secret',
  'password',
  'code',
  'cookie',
  'authorization',
  'text',
  'html',
].flatMap((field) => [field, `*.${field}`]);

const STDOUT = 1;

export function makeLogger(level: string, destination?: DestinationStream): Logger {
  const options = {
    level,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label: string) => ({ level: label }) },
    redact: {
      paths: SECRET_FIELDS.filter((path) => path !== '*.code' && path !== '*.name'),
      censor: '[redacted]',
    },
  };
  return pino(options, destination ?? openLogStream(STDOUT));
}

import { join } from 'node:path';
import type { Config } from './platform/config/index.js';
import { databaseFailureOf } from './platform/database/index.js';
import { fileErrorReason, wayOutOf } from './platform/errors/file-error.js';
import { InvalidInput, UserError } from './platform/errors/index.js';
import { describeError } from './platform/telemetry/index.js';
import { EmbeddedError } from './embedded/index.js';
import { DisplayableError } from './kernel/displayable-error.js';

/** A failure in our own words. */
export interface FailureReport {
  readonly lines: readonly string[];
  /** of the process: 1 it failed, 2 it was called wrongly */
  readonly exitCode: number;
  /** whether it was foreseen: for others, the log has the place where it happened */
  readonly isForeseen: boolean;
}

export interface Failing {
  /** `starting`, `files move` */
  readonly doing: string;
  readonly config: Config | null;
}

/**
 * What went wrong, for the person who started us. No library's own words: they were written for
 * programmers, quote rows and addresses, and explain no settings.
 */
export function describeFailure(error: unknown, failing: Failing): FailureReport {
  if (error instanceof DisplayableError) return foreseen(error.lines, error.exitCode);
  if (error instanceof InvalidInput) {
    const lines = error.problems.map(({ path, message }) => `${path.join('.')}: ${message}`);
    return foreseen(lines, 2);
  }
  if (error instanceof UserError || error instanceof EmbeddedError) {
    return foreseen(error.message.split('\n'));
  }
  const says =
    ofListening(error, failing.config) ?? ofDatabase(error, failing.config) ?? ofFile(error);
  return says === null ? unforeseen(error, failing.doing) : foreseen([says]);
}

function foreseen(lines: readonly string[], exitCode = 1): FailureReport {
  return { lines, exitCode, isForeseen: true };
}

function unforeseen(error: unknown, doing: string): FailureReport {
  const { class: name, code, cause } = describeError(error);
  const codes = [name, code ?? cause?.code].filter((part) => typeof part === 'string');
  const lines = [
    `Something failed that nobody foresaw, while ${doing} (${codes.join(', ')}).`,
    'The log says where, as it does with LOG_LEVEL=error or more.',
  ];
  return { lines, exitCode: 1, isForeseen: false };
}

interface SystemError {
  readonly code?: unknown;
  readonly syscall?: unknown;
  readonly path?: unknown;
}

/** The port and the address to listen on. */
function ofListening(error: unknown, config: Config | null): string | null {
  const { code, syscall } = Object(error) as SystemError;
  if (syscall !== 'listen' || typeof code !== 'string') return null;
  const { port = 0, host = '' } = config ?? {};
  const address = `${host}:${String(port)}`;
  if (code === 'EADDRINUSE') {
    return `Port ${String(port)} is taken. Stop what uses it, or choose another: PORT=${String(port + 1)} npm start`;
  }
  if (code === 'EACCES') {
    return `This user may not listen on port ${String(port)}: choose one above 1023 (PORT), and put a proxy in front.`;
  }
  if (code === 'EADDRNOTAVAIL') {
    return `This computer has no address ${host} (HOST). 0.0.0.0 is all that it has, 127.0.0.1 itself alone.`;
  }
  return `It cannot listen on ${address} (${code}): look at HOST and PORT.`;
}

/** Nobody wrote an address of the embedded server: it is made of files of the home. */
function ofDatabase(error: unknown, config: Config | null): string | null {
  const failure = databaseFailureOf(error);
  if (failure === null || config === null || config.databaseUrl !== null) {
    return failure?.says ?? null;
  }
  const folder = join(config.home, 'postgres');
  const says = failure.says.replace(/ ?\(DATABASE_URL\)/, '');
  if (failure.kind !== 'LOGIN_REFUSED') return `${says} Its log is ${join(folder, 'server.log')}.`;
  return (
    `${join(folder, 'password')} does not hold the password of the database in ${folder}. ` +
    'Delete that file and start again: the database gets a new one.'
  );
}

function ofFile(error: unknown): string | null {
  const { path } = Object(error) as SystemError;
  const problem = fileErrorReason(error);
  if (problem === null || typeof path !== 'string') return null;
  return `${path} cannot be used: ${problem}. ${wayOutOf(error)}`;
}

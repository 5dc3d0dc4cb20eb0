import { randomBytes } from 'node:crypto';
import { link, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { fileErrorReason, wayOutOf } from '../errors/file-error.js';
import { ConfigError } from './config-error.js';
import type { Secrets } from './config.js';

const Stored = z.object({
  session: z.string().min(32),
  code: z.string().min(32),
  hash: z.string().min(32),
});

export function secretsFileOf(home: string): string {
  return join(home, 'secrets.json');
}

/**
 * Secrets of a home: made on the first start, readable by their owner only, the same ever after.
 * Throws ConfigError where the file is there and cannot be used.
 */
export async function secretsOfHome(home: string): Promise<Secrets> {
  return (await findSecretsOfHome(home)) ?? makeSecrets(home);
}

/** Null where there is no file. Throws ConfigError where it is there and cannot be used. */
export async function findSecretsOfHome(home: string): Promise<Secrets | null> {
  const file = secretsFileOf(home);
  try {
    return secretsIn(file, await readFile(file, 'utf8'));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    const reason = fileErrorReason(error);
    if (reason === null) throw error;
    throw new ConfigError(
      `${file} cannot be read: ${reason}. It holds the secrets of this installation. ${wayOutOf(error)}`,
    );
  }
}

function secretsIn(file: string, text: string): Secrets {
  const stored = Stored.safeParse(jsonOf(text));
  if (stored.success) return stored.data;
  throw new ConfigError(
    `${file} does not hold the secrets of this installation any more: ${whatIsWrong(text, stored.error)}.\n` +
      'Put the file back from a backup. Where there is none, move it away and start again: ' +
      'the next message says how to go on without it.',
  );
}

function whatIsWrong(text: string, { issues }: z.ZodError): string {
  if (text.trim() === '') return 'it is empty';
  const names = issues.flatMap(({ path }) => path.map(String));
  if (names.length === 0) return 'it is broken (no JSON of three secrets)';
  return `of its three secrets ${names.join(', ')} ${names.length === 1 ? 'is' : 'are'} missing or broken`;
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

async function makeSecrets(home: string): Promise<Secrets> {
  const file = secretsFileOf(home);
  await mkdir(home, { recursive: true, mode: 0o700 });
  const draft = `${file}.${randomBytes(6).toString('hex')}`;
  const made = {
    session: randomBytes(36).toString('base64url'),
    code: randomBytes(36).toString('base64url'),
    hash: randomBytes(36).toString('base64url'),
  };
  try {
    await writeFile(draft, JSON.stringify(made, null, 2), { mode: 0o600, flag: 'wx', flush: true });
    // A link never replaces: of two first starts at once, both use the secrets of the one that won.
    await link(draft, file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    await rm(draft, { force: true });
  }
  return secretsIn(file, await readFile(file, 'utf8'));
}

import { randomBytes } from 'node:crypto';
import { link, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { Secrets } from './config.js';

const Stored = z.object({ session: z.string(), code: z.string(), hash: z.string() });

/** Secrets of a home: made on the first start, readable by their owner only, the same ever after. */
export async function secretsOfHome(home: string): Promise<Secrets> {
  const file = join(home, 'secrets.json');
  const existing = await readIfThere(file);
  if (existing !== null) return existing;
  await mkdir(home, { recursive: true });
  const draft = `${file}.${randomBytes(6).toString('hex')}`;
  const made = {
    session: randomBytes(36).toString('base64url'),
    code: randomBytes(36).toString('base64url'),
    hash: randomBytes(36).toString('base64url'),
  };
  await writeFile(draft, JSON.stringify(made, null, 2), { mode: 0o600, flag: 'wx' });
  try {
    // A link never replaces: of two first starts at once, both use the secrets of the one that won.
    await link(draft, file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    await rm(draft, { force: true });
  }
  return Stored.parse(JSON.parse(await readFile(file, 'utf8')));
}

async function readIfThere(file: string): Promise<Secrets | null> {
  try {
    return Stored.parse(JSON.parse(await readFile(file, 'utf8')));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}

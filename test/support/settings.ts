import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const CONFIG = join(import.meta.dirname, '..', '..', 'src', 'platform', 'config', 'environment.ts');

/** The names of all settings that the server reads from the environment. */
export function settingsOfConfig(): string[] {
  const [, body] =
    /const Environment = z\.object\(\{\n(.*?)\n\}\);/s.exec(readFileSync(CONFIG, 'utf8')) ?? [];
  const names = [...(body ?? '').matchAll(/^ {2}([A-Z_]+):/gm)].map((match) => match[1] ?? '');
  if (names.length === 0) throw new Error('environment.ts has no settings: has its shape changed?');
  return names;
}

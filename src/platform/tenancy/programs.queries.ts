import type { Id } from '../../kernel/ids.js';
import type { CrossProgramDatabase } from '../database/index.js';

export interface KnownProgram {
  readonly id: Id;
  readonly slug: string;
  readonly kind: 'SAMPLE' | 'SANDBOX' | 'LIVE';
}

/** All programmes of the installation by their slugs, those that are being deleted among them. */
export function listPrograms(database: CrossProgramDatabase): Promise<KnownProgram[]> {
  return database.query<KnownProgram & object>('SELECT id, slug, kind FROM program ORDER BY slug');
}

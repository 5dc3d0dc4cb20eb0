import type { Clock } from '../../kernel/clock.js';
import type { Id } from '../../kernel/ids.js';
import type { CrossProgramDatabase } from '../database/index.js';

/** The programme behind an address. */
export interface ProgramEntry {
  readonly id: Id;
  readonly slug: string;
  readonly kind: 'SAMPLE' | 'SANDBOX' | 'LIVE';
}

interface Kept {
  readonly entry: ProgramEntry | null;
  readonly untilMs: number;
}

const KEPT_MS = 10_000;
const MAX_KEPT = 1_000;

/** Slug → programme, for the header of each request: read once in ten seconds, a miss as well. */
export class ProgramDirectory {
  private readonly kept = new Map<string, Kept>();

  constructor(
    private readonly database: CrossProgramDatabase,
    private readonly clock: Clock,
  ) {}

  async find(slug: string): Promise<ProgramEntry | null> {
    const nowMs = this.clock.now().getTime();
    const kept = this.kept.get(slug);
    if (kept && kept.untilMs > nowMs) return kept.entry;
    const [entry = null] = await this.database.query<ProgramEntry & Record<string, unknown>>(
      'SELECT id, slug, kind FROM program WHERE slug = $1 AND NOT deleting',
      [slug],
    );
    if (this.kept.size >= MAX_KEPT) this.kept.clear();
    this.kept.set(slug, { entry, untilMs: nowMs + KEPT_MS });
    return entry;
  }

  /** Called after a programme was made or deleted in this process. */
  forget(slug: string): void {
    this.kept.delete(slug);
  }
}

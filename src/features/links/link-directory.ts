import { Injectable } from '@nestjs/common';
import { systemClock } from '../../kernel/clock.js';
import type { Id } from '../../kernel/ids.js';
import { CrossProgramDatabase } from '../../platform/database/index.js';

/** The link behind a code. */
export interface LinkEntry {
  readonly linkId: Id;
  readonly programId: Id;
  readonly advocateId: Id;
  readonly code: string;
}

const KEPT_MS = 60_000;
const MAX_KEPT = 10_000;
const CODE = /^[a-z0-9]{8,16}$/;

/** Code → link, across programmes: a cached lookup, misses as well. A code never changes its link. */
@Injectable()
export class LinkDirectory {
  private readonly kept = new Map<string, { entry: LinkEntry | null; untilMs: number }>();

  constructor(private readonly database: CrossProgramDatabase) {}

  async find(written: string): Promise<LinkEntry | null> {
    const code = written.toLowerCase();
    if (!CODE.test(code)) return null;
    const nowMs = systemClock.now().getTime();
    const kept = this.kept.get(code);
    if (kept && kept.untilMs > nowMs) return kept.entry;
    const [entry = null] = await this.database.query<LinkEntry & Record<string, unknown>>(
      `SELECT l.id AS "linkId", l.program_id AS "programId", l.advocate_id AS "advocateId", l.code
       FROM link l JOIN program_state p ON p.program_id = l.program_id
       WHERE l.code = $1 AND NOT p.deleting`,
      [code],
    );
    if (this.kept.size >= MAX_KEPT) this.kept.clear();
    this.kept.set(code, { entry, untilMs: nowMs + KEPT_MS });
    return entry;
  }
}

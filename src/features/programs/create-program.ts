import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import type { Actor } from '../../kernel/actor.js';
import type { Tx } from '../../platform/database/index.js';
import { parseInput } from '../../platform/errors/parse-input.js';
import { SlugTaken } from './program.errors.js';
import { readProgram, type ProgramRow } from './program.queries.js';
import { PROGRAM_DEFAULTS, PROGRAM_KINDS, ProgramSettings, Slug } from './program.rules.js';

const Input = ProgramSettings.partial().extend({
  slug: Slug,
  kind: z.enum(PROGRAM_KINDS, { error: `One of ${PROGRAM_KINDS.join(', ')}.` }),
  name: ProgramSettings.shape.name,
  timeZone: ProgramSettings.shape.timeZone,
});

export type CreateProgramInput = z.input<typeof Input>;

/**
 * Makes the programme of the transaction, which the caller opens with the programme's new id. It
 * has nobody yet: invite its first admin next (R-A4). Throws InvalidInput with every wrong field,
 * SlugTaken.
 */
@Injectable()
export class CreateProgram {
  async createProgram(tx: Tx, _actor: Actor, input: CreateProgramInput): Promise<ProgramRow> {
    const wanted = { ...PROGRAM_DEFAULTS, ...parseInput(Input, withoutUndefined(input)) };
    const made = await tx.query<unknown[]>(
      `INSERT INTO program (id, slug, name, kind, locale, time_zone, currency, color,
         conversion_window_days, conversion_points, late_win_points, assist_points,
         first_contact_days, return_policy, clock_offset_ms, deleting, version, created_at,
         willing_years, points_after_leaving)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, 0, false, 1, $15, $16, $17)
       ON CONFLICT (slug) DO NOTHING RETURNING id`,
      [
        tx.programId,
        wanted.slug,
        wanted.name,
        wanted.kind,
        wanted.locale,
        wanted.timeZone,
        wanted.currency,
        wanted.color,
        wanted.conversionWindowDays,
        wanted.conversionPoints,
        wanted.lateWinPoints,
        wanted.assistPoints,
        wanted.firstContactDays,
        wanted.returnPolicy,
        tx.realNow,
        wanted.willingYears,
        wanted.pointsAfterLeaving,
      ],
    );
    if (made.length === 0) throw new SlugTaken(wanted.slug);
    return readProgram(tx);
  }
}

function withoutUndefined(input: CreateProgramInput): object {
  return Object.fromEntries(Object.entries(input).filter(([, value]) => value !== undefined));
}

import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import type { Actor } from '../../kernel/actor.js';
import type { Id } from '../../kernel/ids.js';
import { findMembersOfMemberships } from '../../platform/auth/index.js';
import type { Tx } from '../../platform/database/index.js';
import { InvalidInput, StaleVersion } from '../../platform/errors/index.js';
import { parseInput } from '../../platform/errors/parse-input.js';
import { readProgram, type ProgramRow } from './program.queries.js';
import { ProgramSettings } from './program.rules.js';

const Input = ProgramSettings.partial().extend({
  version: z.number().int(),
  contactMembershipId: z.uuid('The id of a membership of this programme.').optional(),
});

export type ChangeProgramSettingsInput = {
  readonly [Key in keyof z.input<typeof Input>]: z.input<typeof Input>[Key] | null;
} & { readonly version: number };

/**
 * Changes the settings that are given; a window or zone changed now applies only to new referrals
 * (R-W2). Throws InvalidInput with every wrong field, StaleVersion.
 */
@Injectable()
export class ChangeProgramSettings {
  async changeProgramSettings(
    tx: Tx,
    _actor: Actor,
    input: ChangeProgramSettingsInput,
  ): Promise<ProgramRow> {
    const given = Object.fromEntries(
      Object.entries(input).filter(([, value]) => value !== undefined && value !== null),
    );
    const { version, contactMembershipId, ...settings } = parseInput(Input, given);
    const contact = contactMembershipId ? await contactOf(tx, contactMembershipId) : undefined;
    const before = await readProgram(tx);
    const after = { ...before, ...settings };
    const changed = await tx.query<[unknown[], number]>(
      `UPDATE program SET name = $3, locale = $4, time_zone = $5, currency = $6, color = $7,
         conversion_window_days = $8, conversion_points = $9, late_win_points = $10,
         assist_points = $11, first_contact_days = $12, return_policy = $13,
         contact_member_id = $14, willing_years = $15, points_after_leaving = $16,
         version = version + 1
       WHERE id = $1 AND version = $2`,
      [
        tx.programId,
        version,
        after.name,
        after.locale,
        after.timeZone,
        after.currency,
        after.color,
        after.conversionWindowDays,
        after.conversionPoints,
        after.lateWinPoints,
        after.assistPoints,
        after.firstContactDays,
        after.returnPolicy,
        contact ?? before.contactMemberId,
        after.willingYears,
        after.pointsAfterLeaving,
      ],
    );
    const now = await readProgram(tx);
    if (changed[1] === 0) throw new StaleVersion('programme', now.version);
    return now;
  }
}

async function contactOf(tx: Tx, membershipId: Id): Promise<Id> {
  const [member] = await findMembersOfMemberships(tx, [membershipId]);
  if (member?.status === 'ACTIVE') return member.memberId;
  throw new InvalidInput([
    { path: ['contactMembershipId'], message: 'Somebody who has joined this programme.' },
  ]);
}

import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../kernel/actor.js';
import { newId, type Id } from '../../../kernel/ids.js';
import type { Locale } from '../../../kernel/locale.js';
import type { Tx } from '../../../platform/database/index.js';
import {
  findAdvocateByMember,
  findAdvocatesByEmails,
  findAdvocatesByExternalIds,
  findAdvocatesByFormerEmails,
  findAdvocatesByIds,
  type AdvocateRow,
} from './advocate.queries.js';
import type { ZoneSource } from './profile.rules.js';
import { normaliseEmail } from './email.rules.js';

export interface NewAdvocate {
  readonly name: string;
  readonly email: string | null;
  readonly externalId: string | null;
  /** The person who signs in, where they are known. */
  readonly memberId: Id | null;
  readonly language: Locale;
  readonly timeZone: string;
  /** absent: staff told it */
  readonly timeZoneFrom?: ZoneSource;
  readonly companyId: Id | null;
  /** ACTIVE they become by an act of their own */
  readonly status: 'NOMINATED' | 'INVITED' | 'JOINED';
  readonly contactMemberId: Id | null;
}

/** One person has one profile; this request names two people. */
export class AdvocateMismatch extends Error {
  override readonly name = 'AdvocateMismatch';
}

/**
 * Makes an advocate's profile. Somebody who is known by member, external id or address keeps the
 * profile that they have, and what it lacked (member, external id, address, company) is added to it.
 * So does, as it is, somebody who signed in with the address before. Throws AdvocateMismatch where the two ids belong to two people.
 */
@Injectable()
export class AddAdvocate {
  async addAdvocate(
    tx: Tx,
    _actor: Actor,
    input: NewAdvocate,
  ): Promise<{ advocate: AdvocateRow; added: boolean }> {
    const email = input.email === null ? null : normaliseEmail(input.email);
    const former = input.memberId === null ? await ownerOfFormer(tx, email) : null;
    if (former) return { advocate: former, added: false };
    const id = newId();
    const inserted = await tx.query<{ id: Id }[]>(
      `INSERT INTO advocate (program_id, id, member_id, external_id, name, email, language,
         time_zone, company_id, status, contact_member_id, joined_at, created_at, version,
         time_zone_from)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11,
               CASE WHEN $10 = 'JOINED' THEN $12::timestamptz END, $12, 1, $13)
       ON CONFLICT DO NOTHING RETURNING id`,
      [
        tx.programId,
        id,
        input.memberId,
        input.externalId,
        input.name.trim(),
        email,
        input.language,
        input.timeZone,
        input.companyId,
        input.status,
        input.contactMemberId,
        tx.now,
        input.timeZoneFrom ?? 'STAFF',
      ],
    );
    const known = inserted.length === 0 ? await this.complete(tx, { ...input, email }) : id;
    const [advocate] = await findAdvocatesByIds(tx, [known]);
    if (!advocate) throw new Error('An advocate that was added is not there.');
    return { advocate, added: inserted.length > 0 };
  }

  private async complete(tx: Tx, input: NewAdvocate): Promise<Id> {
    const found = [
      input.memberId === null ? null : await findAdvocateByMember(tx, input.memberId),
      ...(input.externalId === null
        ? []
        : await findAdvocatesByExternalIds(tx, [input.externalId])),
      ...(input.email === null ? [] : await findAdvocatesByEmails(tx, [input.email])),
    ].filter((row) => row !== null);
    const [known] = found;
    if (!known) throw new Error('An advocate in the way was not found.');
    const clashes =
      found.some((row) => row.id !== known.id) ||
      differs(known.memberId, input.memberId) ||
      differs(known.externalId, input.externalId);
    if (clashes) {
      throw new AdvocateMismatch('Member, external id and address are of different advocates.');
    }
    if (known.isAlias) return known.id;
    await tx.query(
      `UPDATE advocate SET member_id = coalesce(member_id, $3), external_id = coalesce(external_id, $4),
              email = coalesce(email, $5), company_id = coalesce(company_id, $6), version = version + 1
        WHERE program_id = $1 AND id = $2
          AND (member_id IS NULL AND $3::uuid IS NOT NULL OR external_id IS NULL AND $4::text IS NOT NULL
            OR email IS NULL AND $5::text IS NOT NULL OR company_id IS NULL AND $6::uuid IS NOT NULL)`,
      [tx.programId, known.id, input.memberId, input.externalId, input.email, input.companyId],
    );
    return known.id;
  }
}

/** Who signed in with the address before, where nobody has it now. */
async function ownerOfFormer(tx: Tx, email: string | null): Promise<AdvocateRow | null> {
  if (email === null) return null;
  const owner = (await findAdvocatesByFormerEmails(tx, [email])).get(email);
  if (!owner || (await findAdvocatesByEmails(tx, [email])).length > 0) return null;
  return owner;
}

function differs(known: string | null, wanted: string | null): boolean {
  return known !== null && wanted !== null && known !== wanted;
}

import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../kernel/actor.js';
import type { Id } from '../../../kernel/ids.js';
import type { Locale } from '../../../kernel/locale.js';
import type { Tx } from '../../../platform/database/index.js';
import { Outbox } from '../../../platform/outbox/index.js';
import { findMembership } from '../../identity/index.js';
import { readProgram } from '../../programs/index.js';
import { AddAdvocate, advocateJoined } from '../profile/index.js';
import { EndAdvocacy } from './end-advocacy.js';

export interface MembershipToFollow {
  readonly membershipId: Id;
  /** they chose their language just now */
  readonly choseLanguage?: boolean;
}

/**
 * Gives a member with the role of an advocate their profile; one that is known by its address
 * becomes theirs. Once they have joined it follows them in language and status; who was removed has
 * left (R-U5), and is back when they are invited again. Repeating it changes nothing. Throws
 * AdvocateMismatch where the profile of the address is another member's.
 */
@Injectable()
export class EnsureAdvocate {
  constructor(
    private readonly addAdvocate: AddAdvocate,
    private readonly endAdvocacy: EndAdvocacy,
    private readonly outbox: Outbox,
  ) {}

  async ensureAdvocate(
    tx: Tx,
    actor: Actor,
    { membershipId, choseLanguage = false }: MembershipToFollow,
  ): Promise<void> {
    const membership = await findMembership(tx, membershipId);
    if (!membership) return;
    const { memberId, name, email, language, status } = membership;
    if (status === 'REMOVED') {
      return this.endAdvocacy.endAdvocacy(tx, actor, { memberId, outcome: 'TAKEN_OUT' });
    }
    if (!membership.roles.includes('advocate')) return;
    const { locale, timeZone } = await readProgram(tx);
    const { advocate } = await this.addAdvocate.addAdvocate(tx, actor, {
      memberId,
      name,
      email,
      externalId: null,
      language: language ?? locale,
      timeZone,
      timeZoneFrom: 'PROGRAM',
      companyId: null,
      status: status === 'ACTIVE' ? 'JOINED' : 'INVITED',
      contactMemberId: null,
    });
    if (status !== 'ACTIVE') return inviteBack(tx, memberId);
    await follow(tx, memberId, { language: language ?? locale, isChosen: choseLanguage });
    await this.outbox.append(tx, [advocateJoined.of({ advocateId: advocate.id })]);
  }
}

async function inviteBack(tx: Tx, memberId: Id): Promise<void> {
  await tx.query(
    `UPDATE advocate SET status = 'INVITED', version = version + 1
     WHERE program_id = $1 AND member_id = $2 AND status = 'LEFT'`,
    [tx.programId, memberId],
  );
}

/**
 * What the profile has from its member: their language, and that they are here (`statusHere`). What
 * staff said of the language counts until they choose one themselves (R-U1).
 */
async function follow(
  tx: Tx,
  memberId: Id,
  { language, isChosen }: { readonly language: Locale; readonly isChosen: boolean },
): Promise<void> {
  await tx.query(
    `UPDATE advocate SET joined_at = coalesce(joined_at, $3), version = version + 1,
       language = CASE WHEN $5 OR language_from = 'MEMBER' THEN $4 ELSE language END,
       language_from = CASE WHEN $5 THEN 'MEMBER' ELSE language_from END,
       status = CASE WHEN status NOT IN ('NOMINATED', 'INVITED', 'LEFT') THEN status
                     WHEN first_act_at IS NULL THEN 'JOINED' ELSE 'ACTIVE' END
     WHERE program_id = $1 AND member_id = $2
       AND (status IN ('NOMINATED', 'INVITED', 'LEFT')
         OR language <> $4 AND ($5 OR language_from = 'MEMBER')
         OR language_from = 'STAFF' AND $5)`,
    [tx.programId, memberId, tx.now, language, isChosen],
  );
}

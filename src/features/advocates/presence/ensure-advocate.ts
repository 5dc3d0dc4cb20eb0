import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../kernel/actor.js';
import type { Id } from '../../../kernel/ids.js';
import type { Locale } from '../../../kernel/locale.js';
import type { Tx } from '../../../platform/database/index.js';
import { Outbox } from '../../../platform/outbox/index.js';
import { findMembership, type MembershipRow } from '../../identity/index.js';
import { readProgram } from '../../programs/index.js';
import { RecordTimeline } from '../../timeline/index.js';
import {
  AddAdvocate,
  advocateJoined,
  advocateLine,
  findAdvocateByMember,
} from '../profile/index.js';
import { EndAdvocacy } from './end-advocacy.js';
import { FollowAddress } from './follow-address.js';

export interface MembershipToFollow {
  readonly membershipId: Id;
  /** they chose their language just now */
  readonly choseLanguage?: boolean;
}

/**
 * Gives a member with the role of an advocate their profile; one that is known by its address
 * becomes theirs. Once they have joined it follows them in language, address and status; who was
 * removed has left (R-U5), and is back when they are invited again. Repeating it changes nothing. Throws
 * AdvocateMismatch where the profile of the address is another member's.
 */
@Injectable()
export class EnsureAdvocate {
  constructor(
    private readonly addAdvocate: AddAdvocate,
    private readonly endAdvocacy: EndAdvocacy,
    private readonly address: FollowAddress,
    private readonly timeline: RecordTimeline,
    private readonly outbox: Outbox,
  ) {}

  async ensureAdvocate(
    tx: Tx,
    actor: Actor,
    { membershipId, choseLanguage = false }: MembershipToFollow,
  ): Promise<void> {
    const membership = await findMembership(tx, membershipId);
    if (!membership) return;
    if (membership.status === 'REMOVED') {
      const outcome = membership.declinedAt === null ? 'TAKEN_OUT' : 'DECLINED';
      return this.endAdvocacy.endAdvocacy(tx, actor, { memberId: membership.memberId, outcome });
    }
    if (membership.roles.includes('advocate')) {
      // The profile is another one's as long as it is merged into that (R-U6).
      if ((await findAdvocateByMember(tx, membership.memberId))?.isAlias === true) return;
      await this.followMembership(tx, actor, membership, choseLanguage);
      await this.address.followAddress(tx, actor, membership);
    }
  }

  private async followMembership(
    tx: Tx,
    actor: Actor,
    membership: MembershipRow,
    choseLanguage: boolean,
  ): Promise<void> {
    const { memberId, status } = membership;
    const { locale, timeZone } = await readProgram(tx);
    const language = membership.language ?? locale;
    const isHere = status === 'ACTIVE';
    const { advocate, added } = await this.addAdvocate.addAdvocate(tx, actor, {
      memberId,
      name: membership.name,
      email: await addressOf(tx, membership),
      externalId: null,
      language,
      timeZone,
      timeZoneFrom: 'PROGRAM',
      companyId: null,
      status: isHere ? 'JOINED' : 'INVITED',
      contactMemberId: null,
    });
    const followed = isHere
      ? await follow(tx, memberId, { language, isChosen: choseLanguage })
      : await becomeInvited(tx, memberId);
    if (added || followed) {
      await this.tell(tx, actor, advocate.id, isHere ? 'JOINED' : 'INVITED');
    }
    if (isHere) await this.outbox.append(tx, [advocateJoined.of({ advocateId: advocate.id })]);
  }

  private tell(tx: Tx, actor: Actor, subjectId: Id, outcome: 'INVITED' | 'JOINED'): Promise<void> {
    return this.timeline.recordTimeline(tx, actor, [
      {
        ...advocateLine('R-U4', outcome),
        subjectId,
        occurredAt: tx.now,
        ruleVersion: 1,
        inputs: {},
        audience: 'ADVOCATE',
      },
    ]);
  }
}

/** Who has a profile keeps it, also where another one bears the address that is theirs now. */
async function addressOf(tx: Tx, { memberId, email }: MembershipRow): Promise<string> {
  return (await findAdvocateByMember(tx, memberId))?.email ?? email;
}

/** Whether they were not invited before: nominees are now, and who had left is invited back. */
async function becomeInvited(tx: Tx, memberId: Id): Promise<boolean> {
  const [invited] = await tx.query<[unknown[], number]>(
    `UPDATE advocate SET status = 'INVITED', version = version + 1
     WHERE program_id = $1 AND member_id = $2 AND status IN ('NOMINATED', 'LEFT') RETURNING id`,
    [tx.programId, memberId],
  );
  return invited.length > 0;
}

/**
 * What the profile has from its member: their language, and that they are here (`statusHere`). What
 * staff said of the language counts until they choose one themselves (R-U1). Whether they were not
 * here before.
 */
async function follow(
  tx: Tx,
  memberId: Id,
  { language, isChosen }: { readonly language: Locale; readonly isChosen: boolean },
): Promise<boolean> {
  const [[followed]] = await tx.query<[{ joined: boolean }[], number]>(
    `UPDATE advocate a SET joined_at = coalesce(a.joined_at, $3), version = a.version + 1,
       language = CASE WHEN $5 OR a.language_from = 'MEMBER' THEN $4 ELSE a.language END,
       language_from = CASE WHEN $5 THEN 'MEMBER' ELSE a.language_from END,
       status = CASE WHEN NOT b.joins THEN a.status
                     WHEN a.first_act_at IS NULL THEN 'JOINED' ELSE 'ACTIVE' END
     FROM (SELECT id, status IN ('NOMINATED', 'INVITED', 'LEFT') AS joins FROM advocate
            WHERE program_id = $1 AND member_id = $2 FOR NO KEY UPDATE) AS b
     WHERE a.program_id = $1 AND a.id = b.id
       AND (b.joins OR a.language <> $4 AND ($5 OR a.language_from = 'MEMBER')
         OR a.language_from = 'STAFF' AND $5)
     RETURNING b.joins AS joined`,
    [tx.programId, memberId, tx.now, language, isChosen],
  );
  return followed?.joined ?? false;
}

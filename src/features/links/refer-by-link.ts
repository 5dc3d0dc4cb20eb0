import { Injectable } from '@nestjs/common';
import type { Actor } from '../../kernel/actor.js';
import { newId, type Id } from '../../kernel/ids.js';
import type { Tx } from '../../platform/database/index.js';
import { findAdvocatesMeant } from '../advocates/index.js';
import type { LinkEntry } from './link-directory.js';
import { SubmitReferral } from '../referrals/index.js';

export interface ReferByLinkInput {
  readonly link: LinkEntry;
  readonly name: string;
  readonly email: string;
  readonly company: string;
  readonly note?: string | null | undefined;
  /** something speaks against a person who wrote it */
  readonly flagged: boolean;
}

/**
 * Somebody leaves their name on the page of an advocate's personal link. The touch that won is kept
 * with the referral. Throws InvalidInput, NotFound, SelfReferral, DuplicateReferral.
 */
@Injectable()
export class ReferByLink {
  constructor(private readonly submit: SubmitReferral) {}

  async referByLink(tx: Tx, actor: Actor, input: ReferByLinkInput): Promise<Id> {
    const { link } = input;
    // Both links of somebody whose profiles were merged lead to the one that stands (R-U6).
    const advocate = (await findAdvocatesMeant(tx, [link.advocateId])).get(link.advocateId);
    const referralId = await this.submit.submitReferral(tx, actor, {
      advocateId: advocate?.id ?? link.advocateId,
      source: 'LINK',
      refereeName: input.name,
      refereeEmail: input.email,
      companyName: input.company,
      note: input.note,
      flagged: input.flagged,
    });
    await tx.query(
      `INSERT INTO touch (program_id, id, link_id, kind, touched_at, referral_id, won)
       VALUES ($1, $2, $3, 'SUBMISSION', $4, $5, true)`,
      [tx.programId, newId(), link.linkId, tx.now, referralId],
    );
    return referralId;
  }
}

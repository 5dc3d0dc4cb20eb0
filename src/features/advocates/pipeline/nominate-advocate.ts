import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import type { Actor } from '../../../kernel/actor.js';
import { EmailAddress } from '../../../kernel/email.js';
import type { Id } from '../../../kernel/ids.js';
import {
  line,
  lineOrNull,
  LONGEST,
  NAME_OF_COMPANY,
  NAME_OF_PERSON,
  neededLongText,
} from '../../../kernel/texts.js';
import type { Tx } from '../../../platform/database/index.js';
import { parseInput } from '../../../platform/errors/parse-input.js';
import { Outbox } from '../../../platform/outbox/index.js';
import { IdentifyCompany } from '../../companies/index.js';
import { AlreadyMember, InvitationDeclined, standingsOfAddresses } from '../../identity/index.js';
import { readProgram } from '../../programs/index.js';
import { RecordTimeline } from '../../timeline/index.js';
import { AddAdvocate, advocateLine, lockAdvocate, type AdvocateRow } from '../profile/index.js';
import { AlreadyAdvocate } from './pipeline.errors.js';
import { advocateNominated } from './pipeline.events.js';

const Input = z.object({
  name: line(LONGEST.name, NAME_OF_PERSON),
  email: EmailAddress,
  companyName: lineOrNull(LONGEST.name, NAME_OF_COMPANY),
  note: neededLongText(LONGEST.note, 'Why they would make a good advocate.'),
});

export type NominateAdvocateInput = z.input<typeof Input>;

/**
 * R-U4: staff name somebody who would make a good advocate, and why. They learn nothing of it until
 * somebody invites them. Who is known by their address and was never asked keeps their profile, and
 * so does who was set aside before. Returns the advocate's id. Throws InvalidInput, AlreadyAdvocate,
 * AlreadyMember for staff, InvitationDeclined for who wants no invitation.
 */
@Injectable()
export class NominateAdvocate {
  constructor(
    private readonly companies: IdentifyCompany,
    private readonly addAdvocate: AddAdvocate,
    private readonly timeline: RecordTimeline,
    private readonly outbox: Outbox,
  ) {}

  async nominateAdvocate(tx: Tx, actor: Actor, input: NominateAdvocateInput): Promise<Id> {
    const { name, email, companyName, note } = parseInput(Input, input);
    const companyId =
      companyName && (await this.companies.identifyCompany(tx, actor, { companyName }, true));
    const { locale, timeZone } = await readProgram(tx);
    const { advocate } = await this.addAdvocate.addAdvocate(tx, actor, {
      name,
      email,
      externalId: null,
      memberId: null,
      language: locale,
      timeZone,
      timeZoneFrom: 'PROGRAM',
      companyId,
      status: 'NOMINATED',
      contactMemberId: null,
    });
    await refuseKnown(tx, advocate, email);
    if (!(await keepNomination(tx, actor, advocate.id, note))) throw new AlreadyAdvocate(advocate);
    await this.timeline.recordTimeline(tx, actor, [
      {
        ...advocateLine('R-U4', 'NOMINATED'),
        subjectId: advocate.id,
        occurredAt: tx.now,
        ruleVersion: 1,
        inputs: {},
        audience: 'STAFF',
      },
    ]);
    await this.outbox.append(tx, [advocateNominated.of({ advocateId: advocate.id })]);
    return advocate.id;
  }
}

/** Throws InvitationDeclined, AlreadyAdvocate, AlreadyMember. */
async function refuseKnown(tx: Tx, { id }: AdvocateRow, email: string): Promise<void> {
  const advocate = await lockAdvocate(tx, id);
  if (!advocate) throw new Error('A nominee who was added is not there.');
  const memberIds = advocate.memberId === null ? [] : [advocate.memberId];
  const standings = await standingsOfAddresses(tx, { emails: [email], memberIds });
  if (standings.some(({ standing }) => standing === 'DECLINED')) throw new InvitationDeclined();
  const isAside = advocate.status === 'LEFT' && advocate.joinedAt === null;
  if (advocate.status !== 'NOMINATED' && !isAside) throw new AlreadyAdvocate(advocate);
  if (standings.some(({ standing }) => standing === 'HERE' || standing === 'INVITED')) {
    throw new AlreadyMember();
  }
}

/** False where they are nominated already: the first word counts, until they are set aside. */
async function keepNomination(
  tx: Tx,
  actor: Actor,
  advocateId: Id,
  note: string,
): Promise<boolean> {
  const kept = await tx.query<unknown[]>(
    `INSERT INTO nomination AS n (program_id, advocate_id, nominated_by, nominated_at, note)
     VALUES ($1, $2, $3, $4, $5)
     ON CONFLICT (program_id, advocate_id) DO UPDATE SET nominated_by = excluded.nominated_by,
       nominated_at = excluded.nominated_at, note = excluded.note
       WHERE EXISTS (SELECT 1 FROM advocate a
                      WHERE a.program_id = $1 AND a.id = $2 AND a.status = 'LEFT')
     RETURNING advocate_id`,
    [tx.programId, advocateId, actor.id, tx.now, note],
  );
  await tx.query(
    `UPDATE advocate SET status = 'NOMINATED', version = version + 1
      WHERE program_id = $1 AND id = $2 AND status = 'LEFT'`,
    [tx.programId, advocateId],
  );
  return kept.length > 0;
}

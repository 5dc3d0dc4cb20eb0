import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import type { Actor } from '../../../kernel/actor.js';
import { normaliseEmail } from '../../../kernel/email.js';
import { isId, newId, type Id } from '../../../kernel/ids.js';
import { LOCALES, type Locale } from '../../../kernel/locale.js';
import { longTextOrNull } from '../../../kernel/texts.js';
import type { Tx } from '../../../platform/database/index.js';
import { InvalidInput, NotFound } from '../../../platform/errors/index.js';
import { parseInput } from '../../../platform/errors/parse-input.js';
import { InviteAsAdvocates } from '../../identity/index.js';
import { RecordTimeline } from '../../timeline/index.js';
import { advocateLine } from '../profile/index.js';
import { MOST_PEOPLE, type RefusedInvitations } from './invitation-outcome.rules.js';
import {
  advocatesToInvite,
  judgeInvitations,
  type JudgedPerson,
  type WantedPerson,
} from './judge-invitations.queries.js';
import { isInvitable } from './pasted-people.rules.js';
import { writeInvitedProfiles } from './write-invited-profiles.js';

const LONGEST_NOTE = 1_000;

const Input = z.object({
  note: longTextOrNull(LONGEST_NOTE, 'A text for those who are invited.'),
  language: z.enum(LOCALES).nullish(),
});

export interface InviteAdvocatesInput {
  readonly people?: readonly { readonly name: string; readonly email: string }[] | null | undefined;
  /** nominees, or others who are known and not here */
  readonly advocateIds?: readonly Id[] | null | undefined;
  /** what the sender writes to all of them */
  readonly note?: string | null | undefined;
  /** of the mail and the profile, for those whose language nobody told */
  readonly language?: Locale | null | undefined;
}

/**
 * Invites advocates, one or five hundred, by the same few statements (R-U4): by address, or those
 * who are nominated or known. Who is here or invited already, wants no invitation, or stands in the
 * list twice is left out and counted. Returns the round's id. Throws InvalidInput, NotFound where an
 * advocate is not of this programme, TooManyInvitations.
 */
@Injectable()
export class InviteAdvocates {
  constructor(
    private readonly invite: InviteAsAdvocates,
    private readonly timeline: RecordTimeline,
  ) {}

  async inviteAdvocates(tx: Tx, actor: Actor, input: InviteAdvocatesInput): Promise<Id> {
    const { note, language = null } = parseInput(Input, input);
    const judged = await judgeInvitations(tx, await wantedOf(tx, input));
    const people = judged.flatMap(({ outcome, name, email, advocateId }) =>
      outcome === 'INVITED' && email !== null ? [{ name, email, advocateId }] : [],
    );
    const invited = await this.invite.inviteAsAdvocates(tx, actor, { people, note, language });
    const members = new Map(invited.map(({ email, memberId }) => [email, memberId]));
    const written = people.flatMap((person) => {
      const memberId = members.get(person.email);
      return memberId === undefined ? [] : [{ ...person, memberId }];
    });
    const advocateIds = await writeInvitedProfiles(tx, written, language);
    await this.tell(tx, actor, advocateIds);
    return keepRound(tx, advocateIds, refusedOf(judged, people.length - written.length));
  }

  private tell(tx: Tx, actor: Actor, advocateIds: readonly Id[]): Promise<void> {
    return this.timeline.recordTimeline(
      tx,
      actor,
      advocateIds.map((subjectId) => ({
        ...advocateLine('R-U4', 'INVITED'),
        subjectId,
        occurredAt: tx.now,
        ruleVersion: 1,
        inputs: {},
        audience: 'ADVOCATE',
      })),
    );
  }
}

/** Throws InvalidInput, NotFound. */
async function wantedOf(
  tx: Tx,
  { people, advocateIds }: InviteAdvocatesInput,
): Promise<WantedPerson[]> {
  const ids = [...new Set(advocateIds ?? [])];
  const count = ids.length + (people?.length ?? 0);
  if (count === 0 || count > MOST_PEOPLE) {
    const path = ids.length > 0 ? 'advocateIds' : 'people';
    throw new InvalidInput([{ path: [path], message: `1 to ${String(MOST_PEOPLE)} people.` }]);
  }
  const known = ids.every(isId) ? await advocatesToInvite(tx, ids) : [];
  if (known.length < ids.length) throw new NotFound('advocate', ['advocateIds']);
  const named = (people ?? []).map(({ name, email }) => {
    const person = { name: name.trim(), email: normaliseEmail(email) };
    return { ...person, place: null, isValid: isInvitable(person), advocateId: null };
  });
  return [...known, ...named];
}

/** `overtaken`: invited by somebody else at this moment. */
function refusedOf(judged: readonly JudgedPerson[], overtaken: number): RefusedInvitations[] {
  const counts = new Map<RefusedInvitations['outcome'], number>();
  for (const { outcome } of judged) {
    if (outcome !== 'INVITED') counts.set(outcome, (counts.get(outcome) ?? 0) + 1);
  }
  if (overtaken > 0) {
    counts.set('ALREADY_INVITED', (counts.get('ALREADY_INVITED') ?? 0) + overtaken);
  }
  return [...counts].map(([outcome, count]) => ({ outcome, count }));
}

async function keepRound(
  tx: Tx,
  advocateIds: readonly Id[],
  refused: readonly RefusedInvitations[],
): Promise<Id> {
  const id = newId();
  await tx.query(
    `INSERT INTO invitation_round (program_id, id, sent_at, advocate_ids, refused)
     VALUES ($1, $2, $3, $4, $5::jsonb)`,
    [tx.programId, id, tx.now, advocateIds, JSON.stringify(refused)],
  );
  return id;
}

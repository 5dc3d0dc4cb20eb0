import { Inject, Injectable } from '@nestjs/common';
import { dayWords } from '../../../kernel/day-words.js';
import { plusMs } from '../../../kernel/clock.js';
import type { Id } from '../../../kernel/ids.js';
import { findProgramMembers } from '../../../platform/auth/index.js';
import { CONFIG, type Config } from '../../../platform/config/index.js';
import { Database, type Tx } from '../../../platform/database/index.js';
import type { JobRun } from '../../../platform/jobs/index.js';
import {
  DeliverMail,
  layoutMail,
  MailUndelivered,
  type Mail,
} from '../../../platform/mail/index.js';
import { OnEvent, type ConsumedEvent, type EventConsumer } from '../../../platform/outbox/index.js';
import { mergeStaysFrom } from '../../merges/index.js';
import { readProgram, type ProgramRow } from '../../programs/index.js';
import { findAdvocatesByIds, type AdvocateRow } from '../profile/index.js';
import { mergeMailTexts } from './merge-mail-texts.js';
import { profilesMerged, profilesParted } from './profile-merge.events.js';
import { findProfileMerge, type ProfileMergeRow } from './profile-merge.queries.js';

interface Told {
  readonly mergeId: Id;
  readonly advocateId: Id;
}

interface Content {
  readonly merge: ProfileMergeRow;
  readonly program: ProgramRow;
  readonly to: string;
  readonly reader: AdvocateRow;
  /** of the survivor, and of the merged one */
  readonly addresses: readonly [string, string];
}

/** R-U6: each of the two mailboxes is told of it, and until when it can be taken back. */
@Injectable()
export class MailProfileMerge {
  constructor(
    private readonly database: Database,
    private readonly delivery: DeliverMail,
    @Inject(CONFIG) private readonly config: Pick<Config, 'publicUrl'>,
  ) {}

  /** Throws MailUndelivered. */
  async mailProfileMerge(
    { programId, eventId: id, payload }: ConsumedEvent<Told>,
    isMerged: boolean,
    run: JobRun,
  ): Promise<void> {
    const content = await this.database.read({ programId }, (tx) => contentOf(tx, payload));
    // The sample's people have no mailbox.
    if (!content || content.program.kind === 'SAMPLE') return;
    const mail = mailOf(content, isMerged, this.config.publicUrl);
    const delivery = await this.delivery.deliverMail({ ...mail, id, programId }, run.stopping);
    if (delivery.outcome !== 'TAKEN' && delivery.outcome !== 'KEPT')
      throw new MailUndelivered(delivery);
  }
}

async function contentOf(tx: Tx, { mergeId, advocateId }: Told): Promise<Content | null> {
  const merge = await findProfileMerge(tx, mergeId);
  if (!merge) return null;
  const profiles = await findAdvocatesByIds(tx, [merge.survivorId, merge.mergedId]);
  const survivor = profiles.find(({ id }) => id === merge.survivorId);
  const merged = profiles.find(({ id }) => id === merge.mergedId);
  const reader = advocateId === merge.survivorId ? survivor : merged;
  if (!survivor || !merged || !reader || hasLeft(reader)) return null;
  const members = await findProgramMembers(
    tx,
    profiles.flatMap(({ memberId }) => memberId ?? []),
  );
  const addressOf = ({ memberId, email, name }: AdvocateRow): string =>
    members.find((member) => member.memberId === memberId)?.email ?? email ?? name;
  return {
    merge,
    program: await readProgram(tx),
    reader,
    to: addressOf(reader),
    addresses: [addressOf(survivor), addressOf(merged)],
  };
}

/** R-U5: also not whom staff took out while their profile was merged; that alone is no leaving. */
function hasLeft({ status, mergedInto }: AdvocateRow): boolean {
  return status === 'LEFT' && mergedInto === null;
}

function mailOf(content: Content, isMerged: boolean, publicUrl: string): Mail {
  const { merge, program, reader, to, addresses } = content;
  const t = mergeMailTexts[reader.language];
  const lastDay = dayWords(
    plusMs(mergeStaysFrom(merge.mergedAt), -1),
    reader.language,
    program.timeZone,
  );
  const { subject, lead } = isMerged ? t.merged : t.parted;
  return layoutMail({
    to,
    kind: isMerged ? 'PROFILES_MERGED' : 'PROFILES_PARTED',
    locale: reader.language,
    subject: subject(program.name),
    sender: program.name,
    color: program.color,
    title: t.greeting(reader.name),
    paragraphs: [
      lead(program.name, ...addresses),
      isMerged ? t.merged.until(lastDay) : t.parted.rest,
    ],
    button: { label: t.button, url: `${publicUrl}/${program.slug}/preferences` },
    footer: [t.notYou],
  });
}

@Injectable()
@OnEvent(profilesMerged, 'mail-profiles-merged', { queue: 'mail' })
export class OnProfilesMerged implements EventConsumer<Told> {
  constructor(private readonly mail: MailProfileMerge) {}

  handle(event: ConsumedEvent<Told>, run: JobRun): Promise<void> {
    return this.mail.mailProfileMerge(event, true, run);
  }
}

@Injectable()
@OnEvent(profilesParted, 'mail-profiles-parted', { queue: 'mail' })
export class OnProfilesParted implements EventConsumer<Told> {
  constructor(private readonly mail: MailProfileMerge) {}

  handle(event: ConsumedEvent<Told>, run: JobRun): Promise<void> {
    return this.mail.mailProfileMerge(event, false, run);
  }
}

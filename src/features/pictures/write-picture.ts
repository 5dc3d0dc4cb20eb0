import { Injectable } from '@nestjs/common';
import type { Actor } from '../../kernel/actor.js';
import type { Id } from '../../kernel/ids.js';
import type { Tx } from '../../platform/database/index.js';
import { RecordTimeline } from '../timeline/index.js';
import type { PictureOwner } from './picture-owners.js';
import type { Choice } from './picture.queries.js';
import type { PictureOutcome, PictureOwnerKind, Shown } from './picture.rules.js';

interface Chosen {
  readonly owner: PictureOwner;
  readonly kind: PictureOwnerKind;
  readonly id: Id;
  readonly outcome: PictureOutcome;
  readonly before: Choice;
  /** null: none any more */
  readonly shown: Shown | null;
}

/**
 * Writes what was chosen, for an owner that is locked. The picture before loses its row; its bytes
 * have none then, and the daily job deletes them.
 */
@Injectable()
export class WritePicture {
  constructor(private readonly timeline: RecordTimeline) {}

  async writePicture(tx: Tx, actor: Actor, chosen: Chosen): Promise<void> {
    const { owner, kind, id, outcome, before, shown } = chosen;
    const version = before.version + 1;
    await keepChoice(tx, { kind, id, version, shown });
    const gone = before.shown?.pictureId;
    if (gone !== undefined && gone !== shown?.pictureId) {
      await tx.query('DELETE FROM picture WHERE program_id = $1 AND id = $2', [tx.programId, gone]);
    }
    await this.timeline.recordTimeline(tx, actor, [
      {
        ...owner.line(outcome),
        subjectId: id,
        occurredAt: tx.now,
        ruleVersion: 1,
        inputs: { version, pictureId: shown?.pictureId ?? null },
        audience: 'STAFF',
      },
    ]);
  }
}

interface Kept extends Pick<Chosen, 'kind' | 'id' | 'shown'> {
  readonly version: number;
}

async function keepChoice(tx: Tx, { kind, id, version, shown }: Kept): Promise<void> {
  const { pictureId, alt, texts, focus } = shown ?? NONE;
  await tx.query(
    `INSERT INTO shown_picture
       (program_id, owner_kind, owner_id, version, picture_id, alt, texts, focus_x, focus_y)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
     ON CONFLICT (program_id, owner_kind, owner_id) DO UPDATE
       SET version = excluded.version, picture_id = excluded.picture_id, alt = excluded.alt,
           texts = excluded.texts, focus_x = excluded.focus_x, focus_y = excluded.focus_y`,
    [tx.programId, kind, id, version, pictureId, alt, JSON.stringify(texts), focus.x, focus.y],
  );
}

const NONE = { pictureId: null, alt: '', texts: [], focus: { x: 50, y: 50 } };

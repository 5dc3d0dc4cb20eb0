import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import type { Actor } from '../../kernel/actor.js';
import { isId, type Id } from '../../kernel/ids.js';
import { line } from '../../kernel/texts.js';
import type { Tx } from '../../platform/database/index.js';
import { InvalidInput, NotFound, StaleVersion } from '../../platform/errors/index.js';
import { parseInput } from '../../platform/errors/parse-input.js';
import { pictureOwner } from './picture-owners.js';
import { findChoice } from './picture.queries.js';
import { missingTexts, outcomeOf, type PictureOwnerKind, type Shown } from './picture.rules.js';
import { WritePicture } from './write-picture.js';

const Alt = line(300, 'Say in 1 to 300 characters what the picture shows.');
const FOCUS = 'A point of the picture lies from 0 to 100.';
const Part = z.int(FOCUS).min(0, FOCUS).max(100, FOCUS);
const Told = z.object({
  alt: Alt,
  translations: z
    .array(z.object({ locale: z.enum(['en', 'ja', 'id', 'zh-CN']), alt: Alt }))
    .refine(
      (texts) => new Set(texts.map((text) => text.locale)).size === texts.length,
      'Each language comes once.',
    ),
  focusX: Part,
  focusY: Part,
});

export interface SetPictureInput extends z.input<typeof Told> {
  readonly of: PictureOwnerKind;
  readonly id: Id;
  /** of the choice as it was read; 0: nobody ever chose one */
  readonly version: number;
  /** one that was uploaded, or the one that is shown */
  readonly pictureId: Id;
}

/**
 * Chooses the picture of a challenge or a reward, what it says to who cannot see it, and which point
 * of it stays in sight. Everybody sees it from now on, whatever version they are on (R-C1); the same
 * again changes nothing. Returns the owner's id. Throws InvalidInput, NotFound, NotAvailable,
 * StaleVersion.
 */
@Injectable()
export class SetPicture {
  constructor(private readonly write: WritePicture) {}

  async setPicture(tx: Tx, actor: Actor, input: SetPictureInput): Promise<Id> {
    const { alt, translations: texts, focusX, focusY } = parseInput(Told, input);
    const { of: kind, id, pictureId } = input;
    const owner = pictureOwner(kind);
    const { locales } = await owner.lock(tx, id);
    const missing = missingTexts(locales, texts);
    if (missing.length > 0) {
      const message = `Say it in every language of the texts: ${missing.join(', ')}.`;
      throw new InvalidInput([{ path: ['translations'], message }]);
    }
    const before = await findChoice(tx, kind, id);
    const shown: Shown = { pictureId, alt, texts, focus: { x: focusX, y: focusY } };
    const outcome = outcomeOf(before.shown, shown);
    if (outcome === null) return id;
    if (before.version !== input.version) throw new StaleVersion('picture', before.version);
    if (outcome === 'PICTURE_CHOSEN') await markChosen(tx, pictureId);
    await this.write.writePicture(tx, actor, { owner, kind, id, outcome, before, shown });
    return id;
  }
}

/** From now on it stays. Of something else, or deleted at this very moment, it is not there. */
async function markChosen(tx: Tx, pictureId: Id): Promise<void> {
  const [, marked] = isId(pictureId)
    ? await tx.query<[unknown[], number]>(
        `UPDATE picture SET chosen_at = $3
          WHERE program_id = $1 AND id = $2 AND chosen_at IS NULL`,
        [tx.programId, pictureId, tx.now],
      )
    : [[], 0];
  if (marked === 0) throw new NotFound('picture', ['pictureId']);
}

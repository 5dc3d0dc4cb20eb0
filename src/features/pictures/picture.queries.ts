import type { Id } from '../../kernel/ids.js';
import type { Tx } from '../../platform/database/index.js';
import type { PictureOwnerKind, PictureText, Shown } from './picture.rules.js';

export interface PictureRow {
  readonly id: Id;
  readonly mediaType: string;
  readonly sizeBytes: number;
  readonly width: number;
  readonly height: number;
  readonly storageKey: string;
  /** null where it is small itself */
  readonly thumbnailKey: string | null;
}

/** A picture where it is shown. */
export interface ShownPictureRow extends PictureRow {
  readonly alt: string;
  readonly texts: readonly PictureText[];
  readonly focusX: number;
  readonly focusY: number;
}

const COLUMNS = `f.id, f.media_type AS "mediaType", f.size_bytes AS "sizeBytes", f.width, f.height,
  f.storage_key AS "storageKey", f.thumbnail_key AS "thumbnailKey"`;

/** The key of an owner, for loaders. */
export function ownerKey(kind: PictureOwnerKind, id: Id): string {
  return `${kind}|${id}`;
}

/** The pictures of challenges and rewards, by `ownerKey`. */
export async function findShownPictures(
  tx: Tx,
  keys: readonly string[],
): Promise<ReadonlyMap<string, ShownPictureRow>> {
  const wanted = keys.map((key) => key.split('|'));
  const rows = await tx.query<(ShownPictureRow & { kind: PictureOwnerKind; ownerId: Id })[]>(
    `SELECT s.owner_kind AS kind, s.owner_id AS "ownerId", ${COLUMNS}, s.alt, s.texts,
            s.focus_x AS "focusX", s.focus_y AS "focusY"
       FROM unnest($2::text[], $3::uuid[]) AS w (kind, id)
       JOIN shown_picture s ON s.program_id = $1 AND s.owner_kind = w.kind AND s.owner_id = w.id
       JOIN picture f ON f.program_id = $1 AND f.id = s.picture_id`,
    [tx.programId, wanted.map(([kind]) => kind), wanted.map(([, id]) => id)],
  );
  return new Map(rows.map((row) => [ownerKey(row.kind, row.ownerId), row]));
}

export interface Choice {
  /** 0: nobody ever chose one */
  readonly version: number;
  readonly shown: Shown | null;
}

/** What was chosen for a challenge or a reward. */
export async function findChoice(tx: Tx, kind: PictureOwnerKind, id: Id): Promise<Choice> {
  const [row] = await tx.query<
    {
      version: number;
      pictureId: Id | null;
      alt: string;
      texts: readonly PictureText[];
      x: number;
      y: number;
    }[]
  >(
    `SELECT version, picture_id AS "pictureId", alt, texts, focus_x AS x, focus_y AS y
       FROM shown_picture WHERE program_id = $1 AND owner_kind = $2 AND owner_id = $3`,
    [tx.programId, kind, id],
  );
  if (!row) return { version: 0, shown: null };
  const { version, pictureId, alt, texts, x, y } = row;
  const shown = pictureId === null ? null : { pictureId, alt, texts, focus: { x, y } };
  return { version, shown };
}

export interface FoundPicture extends PictureRow {
  /** what it is the picture of; null while nobody chose it */
  readonly ownerKind: PictureOwnerKind | null;
  readonly ownerId: Id | null;
}

export async function findPicture(tx: Tx, id: Id): Promise<FoundPicture | null> {
  const [row] = await tx.query<FoundPicture[]>(
    `SELECT ${COLUMNS}, s.owner_kind AS "ownerKind", s.owner_id AS "ownerId"
       FROM picture f
       LEFT JOIN shown_picture s ON s.program_id = f.program_id AND s.picture_id = f.id
      WHERE f.program_id = $1 AND f.id = $2`,
    [tx.programId, id],
  );
  return row ?? null;
}

/** Which of these have a row in the programme of the transaction. */
export async function picturesAmong(tx: Tx, ids: readonly Id[]): Promise<ReadonlySet<Id>> {
  const rows = await tx.query<{ id: Id }[]>(
    'SELECT id FROM picture WHERE program_id = $1 AND id = ANY ($2::uuid[])',
    [tx.programId, ids],
  );
  return new Set(rows.map(({ id }) => id));
}

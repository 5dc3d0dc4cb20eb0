import type { Actor } from '../../kernel/actor.js';
import type { Id } from '../../kernel/ids.js';
import type { Tx } from '../../platform/database/index.js';
import { InvalidInput, NotFound } from '../../platform/errors/index.js';
import { parseInput } from '../../platform/errors/parse-input.js';
import type { RecordTimeline } from '../timeline/index.js';
import { findOrAddTags, holdTagNames, idsOfTags } from './known-tags.js';
import { writeTagLines, type TagOfBearer } from './tag-line.js';
import { bearerIds, TagChange, type TagBearer } from './tag.rules.js';

/** The names of tags, in any spelling. */
export interface TagChangeInput {
  readonly add?: readonly string[] | null | undefined;
  readonly remove?: readonly string[] | null | undefined;
}

/** Who was named, and how many of them bear other tags now. */
export interface Tagged {
  readonly ids: readonly Id[];
  readonly changed: number;
}

/** How the tags of one kind of bearer are kept. Each returns what it changed, in one statement. */
export interface TagKeeper {
  readonly bearer: TagBearer;
  /** the field of the input that names them */
  readonly field: string;
  readonly find: (tx: Tx, ids: readonly Id[]) => Promise<readonly { readonly id: Id }[]>;
  readonly add: (tx: Tx, ids: readonly Id[], tagIds: readonly Id[]) => Promise<TagOfBearer[]>;
  readonly remove: (tx: Tx, ids: readonly Id[], tagIds: readonly Id[]) => Promise<TagOfBearer[]>;
}

/** Every one of them with every tag. */
export function eachWith(ids: readonly Id[], tagIds: readonly Id[]): TagOfBearer[] {
  return ids.flatMap((bearerId) => tagIds.map((tagId) => ({ bearerId, tagId })));
}

/**
 * Adds tags to all who are named and takes others from them: a tag that nobody used yet is made, one
 * that nobody knows is not taken from anybody. What is so already stays and has no line. Throws
 * InvalidInput, NotFound where one of them is not of this programme.
 */
export async function tagBearers(
  keeper: TagKeeper,
  timeline: RecordTimeline,
  tx: Tx,
  actor: Actor,
  input: TagChangeInput & { readonly ids: readonly Id[] },
): Promise<Tagged> {
  const { add, remove } = parseInput(TagChange, input);
  const { ids, problem } = bearerIds(input.ids);
  if (problem !== null) throw new InvalidInput([{ path: [keeper.field], message: problem }]);
  const known = await keeper.find(tx, ids);
  if (known.length < ids.length) {
    throw new NotFound(keeper.bearer.toLowerCase(), [keeper.field]);
  }
  await holdTagNames(tx);
  // Added first and then removed, by everybody: so nobody waits for one who waits for them.
  const added = await findOrAddTags(tx, add);
  const tagged = added.length > 0 ? await keeper.add(tx, ids, added) : [];
  const removed = await idsOfTags(tx, [...remove.keys()]);
  const untagged = removed.length > 0 ? await keeper.remove(tx, ids, removed) : [];
  await writeTagLines(timeline, tx, actor, keeper.bearer, { tagged, untagged });
  return { ids, changed: new Set([...tagged, ...untagged].map(({ bearerId }) => bearerId)).size };
}

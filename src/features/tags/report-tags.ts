import { Injectable } from '@nestjs/common';
import type { Actor } from '../../kernel/actor.js';
import type { Id } from '../../kernel/ids.js';
import type { Tx } from '../../platform/database/index.js';
import { RecordTimeline } from '../timeline/index.js';
import { findOrAddTags, holdTagNames } from './known-tags.js';
import { addAdvocateTags, removeAdvocateTags } from './tag-advocates.js';
import { addCompanyTags, removeCompanyTags } from './tag-companies.js';
import { writeTagLines, type TagOfBearer } from './tag-line.js';
import { findTagsByKeys, tagsOfAdvocates, tagsOfCompanies } from './tag.queries.js';
import { tagKey, type TagBearer } from './tag.rules.js';

const KEEPERS = {
  ADVOCATE: { borne: tagsOfAdvocates, add: addAdvocateTags, remove: removeAdvocateTags },
  COMPANY: { borne: tagsOfCompanies, add: addCompanyTags, remove: removeCompanyTags },
} as const;

/** What a file says of one bearer's tags. */
export interface ReportedTags {
  readonly bearerId: Id;
  /** names, in any spelling: they bear these, too; null: they bear none any more */
  readonly names: readonly string[] | null;
}

/** The names of their tags before and after; the same where nothing changed. */
export interface TagOutcome {
  readonly before: readonly string[];
  readonly after: readonly string[];
}

/**
 * Takes what a file says of tags, of thousands at once and in their order: a tag that nobody used yet
 * is made. What a file does not name stays, since most tags are not of its system.
 */
@Injectable()
export class ReportTags {
  constructor(private readonly timeline: RecordTimeline) {}

  async reportTags(
    tx: Tx,
    actor: Actor,
    bearer: TagBearer,
    said: readonly ReportedTags[],
  ): Promise<readonly TagOutcome[]> {
    if (said.length === 0) return [];
    const keeper = KEEPERS[bearer];
    await holdTagNames(tx);
    const tags = await knownTags(tx, said);
    const ids = [...new Set(said.map(({ bearerId }) => bearerId))].sort();
    const before = await keeper.borne(tx, ids);
    const now = new Map(
      ids.map((id) => [id, new Map(before.get(id)?.map((tag) => [tag.id, tag.name]))]),
    );
    const outcomes = said.map(({ bearerId, names }): TagOutcome => {
      const borne = now.get(bearerId) ?? new Map<Id, string>();
      const was = [...borne.values()];
      if (names === null) borne.clear();
      for (const name of names ?? []) {
        const tag = tags.get(tagKey(name));
        if (tag && !borne.has(tag.id)) borne.set(tag.id, tag.name);
      }
      return { before: was, after: [...borne.values()] };
    });
    const had = new Map(ids.map((id) => [id, new Set(before.get(id)?.map((tag) => tag.id))]));
    const gained = pairs(now, (id, tagId) => !had.get(id)?.has(tagId));
    const lost = pairs(had, (id, tagId) => !now.get(id)?.has(tagId));
    const tagged = gained.length > 0 ? await keeper.add(tx, gained) : [];
    const untagged = lost.length > 0 ? await keeper.remove(tx, lost) : [];
    await writeTagLines(this.timeline, tx, actor, bearer, { tagged, untagged });
    return outcomes;
  }
}

/** Also those that nobody used yet, which are made; by their key. */
async function knownTags(tx: Tx, said: readonly ReportedTags[]) {
  const names = new Map<string, string>();
  for (const name of said.flatMap((each) => each.names ?? [])) {
    const key = tagKey(name);
    if (!names.has(key)) names.set(key, name);
  }
  const inOrder = new Map([...names].sort(([one], [other]) => (one < other ? -1 : 1)));
  await findOrAddTags(tx, inOrder);
  const found = await findTagsByKeys(tx, [...inOrder.keys()]);
  return new Map(found.map((tag) => [tag.nameKey, tag]));
}

function pairs(
  of: ReadonlyMap<Id, { readonly keys: () => Iterable<Id> }>,
  isWanted: (bearerId: Id, tagId: Id) => boolean,
): TagOfBearer[] {
  return [...of].flatMap(([bearerId, tags]) =>
    [...tags.keys()].flatMap((tagId) => (isWanted(bearerId, tagId) ? [{ bearerId, tagId }] : [])),
  );
}

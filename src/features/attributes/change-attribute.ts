import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import type { Actor } from '../../kernel/actor.js';
import type { Id } from '../../kernel/ids.js';
import type { Tx } from '../../platform/database/index.js';
import { InvalidInput, NotFound, StaleVersion } from '../../platform/errors/index.js';
import { parseInput } from '../../platform/errors/parse-input.js';
import { addChoices } from './add-choices.js';
import { AttributeNameTaken } from './attribute.errors.js';
import {
  attributesOf,
  choicesOf,
  findAttributesByIds,
  lockAttributeNames,
  type AttributeRow,
  type ChoiceRow,
} from './attribute.queries.js';
import { AttributeName, Choices, nameKey } from './attribute.rules.js';

export interface ChangeAttributeInput {
  readonly id: Id;
  /** of the attribute, as it was read */
  readonly version: number;
  readonly name?: string | null | undefined;
  readonly shownToAdvocates?: boolean | null | undefined;
  readonly archived?: boolean | null | undefined;
  /** those with an id get that label, those without are added; the others stay as they are */
  readonly choices?: readonly WantedChoice[] | null | undefined;
}

interface WantedChoice {
  readonly choiceId?: Id | null | undefined;
  readonly label: string;
}

const Input = z.object({ name: AttributeName.nullish() });

/**
 * Renames an attribute, shows it to advocates or not, archives or restores it, renames its choices
 * and adds some. Its subject and type stay, and so do all values. What is absent stays; the same
 * again changes nothing. Returns its id. Throws InvalidInput, NotFound, StaleVersion,
 * AttributeNameTaken.
 */
@Injectable()
export class ChangeAttribute {
  async changeAttribute(tx: Tx, _actor: Actor, input: ChangeAttributeInput): Promise<Id> {
    const { name } = parseInput(Input, input);
    await lockAttributeNames(tx);
    const [known] = await findAttributesByIds(tx, [input.id]);
    const all = known ? await attributesOf(tx, known.subject) : [];
    const before = all.find(({ id }) => id === input.id);
    if (!before) throw new NotFound('attribute');
    const after = changed(before, { ...input, name });
    const choices = (await choicesOf(tx, [before.id])).get(before.id) ?? [];
    const ofChoices = changesOfChoices(before, choices, input.choices ?? []);
    if (isSame(before, after) && ofChoices.added.length + ofChoices.renamed.length === 0) {
      return before.id;
    }
    if (input.version !== before.version) throw new StaleVersion('attribute', before.version);
    const key = nameKey(after.name);
    const other = all.find(({ id, nameKey: taken }) => id !== before.id && taken === key);
    if (other) throw new AttributeNameTaken(other.name);
    await write(tx, after);
    await renameChoices(tx, before.id, ofChoices.renamed);
    await addChoices(tx, before.id, ofChoices.added, choices.length);
    return before.id;
  }
}

type State = Pick<AttributeRow, 'id' | 'name' | 'shownToAdvocates'> & {
  readonly isArchived: boolean;
};

function changed(before: AttributeRow, input: ChangeAttributeInput): State {
  const shownToAdvocates = input.shownToAdvocates ?? before.shownToAdvocates;
  if (shownToAdvocates && before.subject === 'COMPANY') {
    const message = 'Advocates see attributes of themselves, not of companies.';
    throw new InvalidInput([{ path: ['shownToAdvocates'], message }]);
  }
  return {
    id: before.id,
    name: input.name ?? before.name,
    shownToAdvocates,
    isArchived: input.archived ?? before.archivedAt !== null,
  };
}

function isSame(before: AttributeRow, after: State): boolean {
  return (
    before.name === after.name &&
    before.shownToAdvocates === after.shownToAdvocates &&
    (before.archivedAt !== null) === after.isArchived
  );
}

async function write(tx: Tx, { id, name, shownToAdvocates, isArchived }: State): Promise<void> {
  await tx.query(
    `UPDATE attribute SET name = $3, name_key = $4, shown_to_advocates = $5,
            archived_at = CASE WHEN $6 THEN coalesce(archived_at, $7) END, version = version + 1
      WHERE program_id = $1 AND id = $2`,
    [tx.programId, id, name, nameKey(name), shownToAdvocates, isArchived, tx.now],
  );
}

interface ChoiceChanges {
  readonly renamed: readonly Pick<ChoiceRow, 'id' | 'label'>[];
  readonly added: readonly string[];
}

/** Throws InvalidInput: no list, a choice of another attribute, or a label twice. */
function changesOfChoices(
  { type }: AttributeRow,
  known: readonly ChoiceRow[],
  wanted: readonly WantedChoice[],
): ChoiceChanges {
  if (wanted.length === 0) return { renamed: [], added: [] };
  const refuse = (message: string): never => {
    throw new InvalidInput([{ path: ['choices'], message }]);
  };
  if (type !== 'CHOICE') return refuse('Only one of a list has choices.');
  const ids = new Set(known.map(({ id }) => id));
  if (wanted.some(({ choiceId }) => choiceId && !ids.has(choiceId))) {
    return refuse('A choice of this attribute, or a new one without an id.');
  }
  const labels = new Map(wanted.map(({ choiceId, label }) => [choiceId, label.trim()] as const));
  const added = wanted.filter(({ choiceId }) => !choiceId).map(({ label }) => label.trim());
  const after = known.map((choice) => ({
    ...choice,
    label: labels.get(choice.id) ?? choice.label,
  }));
  const checked = Choices.safeParse([...after.map(({ label }) => label), ...added]);
  if (!checked.success) return refuse(checked.error.issues[0]?.message ?? '');
  const renamed = after.filter(({ label }, place) => label !== known[place]?.label);
  return { renamed, added };
}

/** First out of each other's way, so that two may swap their labels. */
async function renameChoices(tx: Tx, id: Id, renamed: ChoiceChanges['renamed']): Promise<void> {
  if (renamed.length === 0) return;
  const ids = renamed.map((choice) => choice.id);
  await tx.query(
    `UPDATE attribute_choice SET label_key = id::text
      WHERE program_id = $1 AND attribute_id = $2 AND id = ANY ($3::uuid[])`,
    [tx.programId, id, ids],
  );
  const labels = renamed.map(({ label }) => label);
  await tx.query(
    `UPDATE attribute_choice c SET label = n.label, label_key = n.label_key
       FROM unnest($3::uuid[], $4::text[], $5::text[]) AS n (id, label, label_key)
      WHERE c.program_id = $1 AND c.attribute_id = $2 AND c.id = n.id`,
    [tx.programId, id, ids, labels, labels.map(nameKey)],
  );
}

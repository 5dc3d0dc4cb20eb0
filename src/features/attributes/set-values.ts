import type { Actor } from '../../kernel/actor.js';
import type { Id } from '../../kernel/ids.js';
import type { Tx } from '../../platform/database/index.js';
import {
  InvalidInput,
  NotFound,
  StaleVersion,
  type FieldProblem,
} from '../../platform/errors/index.js';
import type { RecordTimeline } from '../timeline/index.js';
import { attributeLine } from './attribute-line.js';
import type { ValueRow } from './attribute-value.queries.js';
import { isSameValue, NO_VALUE, type AttributeValue } from './attribute-value.rules.js';
import type { ValueSource } from './attribute.entity.js';
import { attributesOf, choicesOf } from './attribute.queries.js';
import type { AttributeSubject, AttributeType } from './attribute.rules.js';
import { readStatements, type HolderInput, type NamedAttributes } from './read-statements.js';

/** So many advocates or companies by one request, and so many values of all of them. */
const MOST_HOLDERS = 500;
const MOST_VALUES = 5_000;

/** Who was named, and what became of what was said. */
export interface ValuesSet {
  readonly ids: readonly Id[];
  /** values that were set or cleared */
  readonly changed: number;
  /** values of a person's that the CRM did not overrule */
  readonly kept: number;
}

export interface NewValue extends AttributeValue {
  readonly holderId: Id;
  readonly attributeId: Id;
  readonly type: AttributeType;
}

/**
 * How the values of one kind of holder are kept; each way is one statement. One that is taken away
 * is kept too, as none: with who said so, and its version.
 */
export interface ValueKeeper {
  readonly subject: AttributeSubject;
  /** the field of the input with the holders, and that of a holder's id */
  readonly field: string;
  readonly idField: string;
  readonly findByIds: (tx: Tx, ids: readonly Id[]) => Promise<readonly { readonly id: Id }[]>;
  readonly findByExternalIds: (
    tx: Tx,
    externalIds: readonly string[],
  ) => Promise<readonly { readonly id: Id; readonly externalId: string | null }[]>;
  /** in the order of their ids, until the end of the write */
  readonly lock: (tx: Tx, ids: readonly Id[]) => Promise<void>;
  readonly values: (tx: Tx, ids: readonly Id[]) => Promise<readonly ValueRow[]>;
  readonly set: (tx: Tx, values: readonly NewValue[], source: ValueSource) => Promise<void>;
}

type Pair = Pick<NewValue, 'holderId' | 'attributeId'>;

/**
 * Sets and clears values, of one or hundreds; all of it or nothing. What says nothing, or what is so
 * already, changes nothing. An API key is the CRM, which does not overrule a person (ADR 0026); a
 * person names the version of the value that they replace. Throws InvalidInput with every wrong
 * field, NotFound, StaleVersion.
 */
export async function setValues(
  keeper: ValueKeeper,
  timeline: RecordTimeline,
  tx: Tx,
  actor: Actor,
  holders: readonly HolderInput[],
): Promise<ValuesSet> {
  refuseTooMany(keeper, holders);
  const ids = await idsOf(keeper, tx, holders);
  const said = readStatements(keeper, await namedAttributes(tx, keeper.subject), holders, ids);
  const each = [...new Set(ids)].sort();
  await keeper.lock(tx, each);
  const source: ValueSource = actor.kind === 'API_KEY' ? 'CRM' : 'PERSON';
  const before = new Map((await keeper.values(tx, each)).map((row) => [keyOf(row), row]));
  const changes = said.filter(
    (one) => !isSameValue(before.get(keyOf(one)) ?? NO_VALUE, one.value ?? NO_VALUE),
  );
  const kept = changes.filter(
    (one) => source === 'CRM' && before.get(keyOf(one))?.source === 'PERSON',
  );
  const written = changes.filter((one) => !kept.includes(one));
  if (source === 'PERSON') for (const one of written) requireSeen(one, before.get(keyOf(one)));
  await keeper.set(
    tx,
    written.map(({ value, ...of }) => ({ ...of, ...(value ?? NO_VALUE) })),
    source,
  );
  await timeline.recordTimeline(
    tx,
    actor,
    written.map((one) =>
      attributeLine(tx, keeper.subject, { ...one, isCleared: one.value === null }),
    ),
  );
  return { ids: each, changed: written.length, kept: kept.length };
}

const keyOf = ({ holderId, attributeId }: Pair): string => `${holderId} ${attributeId}`;

function refuseTooMany({ field }: ValueKeeper, holders: readonly HolderInput[]): void {
  const count = holders.reduce((sum, { values }) => sum + values.length, 0);
  if (holders.length > 0 && holders.length <= MOST_HOLDERS && count <= MOST_VALUES) return;
  const message = `1 to ${String(MOST_HOLDERS)} at once, with at most ${String(MOST_VALUES)} values.`;
  throw new InvalidInput([{ path: [field], message }]);
}

/** Of each holder the id, in the order of the request. */
async function idsOf(
  { subject, field, idField, ...find }: ValueKeeper,
  tx: Tx,
  holders: readonly HolderInput[],
): Promise<Id[]> {
  const problems: FieldProblem[] = holders.flatMap(({ id, externalId }, place) =>
    (id ?? null) === null && (externalId ?? '').trim() === ''
      ? [{ path: [field, String(place)], message: `${idField} or externalId.` }]
      : [],
  );
  if (problems.length > 0) throw new InvalidInput(problems);
  const asked = holders.flatMap(({ id }) => (id ? [id] : []));
  const byId = new Set((await find.findByIds(tx, asked)).map(({ id }) => id));
  const named = holders.flatMap(({ id, externalId }) => (id ? [] : [externalId?.trim() ?? '']));
  const found = named.length > 0 ? await find.findByExternalIds(tx, named) : [];
  const byExternalId = new Map(found.map(({ id, externalId }) => [externalId, id]));
  return holders.map(({ id, externalId }, place) => {
    const known = id ? (byId.has(id) ? id : undefined) : byExternalId.get(externalId?.trim() ?? '');
    const path = [field, String(place), id ? idField : 'externalId'];
    if (known === undefined) throw new NotFound(subject.toLowerCase(), path);
    return known;
  });
}

async function namedAttributes(tx: Tx, subject: AttributeSubject): Promise<NamedAttributes> {
  const attributes = await attributesOf(tx, subject);
  const choices = await choicesOf(
    tx,
    attributes.filter(({ type }) => type === 'CHOICE').map(({ id }) => id),
  );
  return attributes.map((attribute) => ({
    ...attribute,
    isArchived: attribute.archivedAt !== null,
    choices: choices.get(attribute.id) ?? [],
  }));
}

/** Only a person who has seen a colleague's value may replace it. */
function requireSeen(
  { version }: { readonly version: number },
  before: ValueRow | undefined,
): void {
  const current = before?.version ?? 0;
  if (version !== current) throw new StaleVersion('value', current);
}

import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../kernel/actor.js';
import type { Id } from '../../../kernel/ids.js';
import type { Tx } from '../../../platform/database/index.js';
import {
  attributesOf,
  choicesOf,
  ReportAttributes,
  type AttributeSubject,
} from '../../attributes/index.js';
import { ReportTags } from '../../tags/index.js';
import {
  columnOfAttribute,
  shownValue,
  type AttributeColumn,
  type OwnAttribute,
  type SaidAttribute,
} from '../read/index.js';
import type { Difference, LeftOutOf } from './import-target.js';

/** What a row says of somebody's tags and of the programme's own facts about them. */
export interface SaidOfOwnFacts {
  readonly id: Id;
  readonly tags: readonly string[] | null | undefined;
  readonly attributes: readonly SaidAttribute[];
}

type OwnColumn = AttributeColumn | 'tags';

export interface TakenOwnFacts {
  readonly changes: readonly Difference<OwnColumn>[];
  readonly leftOut: readonly LeftOutOf<OwnColumn>[];
}

const BY_PERSON = 'somebody here said otherwise, and a file does not overrule a person';

/** Takes what rows say of tags and of the programme's own attributes, whoever they are about. */
@Injectable()
export class TakeOwnFacts {
  constructor(
    private readonly attributes: ReportAttributes,
    private readonly tags: ReportTags,
  ) {}

  /** One answer for each row, in their order; null rows have none. */
  async takeOwnFacts(
    tx: Tx,
    actor: Actor,
    subject: AttributeSubject,
    rows: readonly (SaidOfOwnFacts | null)[],
  ): Promise<readonly TakenOwnFacts[]> {
    const changes = rows.map((): Difference<OwnColumn>[] => []);
    const leftOut = rows.map((): LeftOutOf<OwnColumn>[] => []);
    const said = rows.flatMap((row, place) =>
      (row?.attributes ?? []).map((one) => ({ ...one, holderId: row?.id ?? '', place })),
    );
    const outcomes = await this.attributes.reportAttributes(
      tx,
      actor,
      subject,
      said.map(({ holderId, attribute: { id: attributeId, type }, value }) => ({
        ...{ holderId, attributeId, type, value },
      })),
    );
    said.forEach(({ attribute, value, place }, at) => {
      const { outcome = 'SAME', before = null } = outcomes[at] ?? {};
      const column = columnOfAttribute(attribute);
      if (outcome === 'KEPT') leftOut[place]?.push({ column, reason: BY_PERSON });
      if (outcome !== 'CHANGED') return;
      const isPersonal = subject === 'ADVOCATE';
      changes[place]?.push({
        column,
        before: isPersonal ? null : shownValue(attribute, before),
        after: isPersonal ? null : shownValue(attribute, value),
      });
    });
    await this.takeTags(tx, actor, subject, rows, changes);
    return rows.map((_, place) => ({
      changes: changes[place] ?? [],
      leftOut: leftOut[place] ?? [],
    }));
  }

  private async takeTags(
    tx: Tx,
    actor: Actor,
    subject: AttributeSubject,
    rows: readonly (SaidOfOwnFacts | null)[],
    changes: readonly Difference<OwnColumn>[][],
  ): Promise<void> {
    const said = rows.flatMap((row, place) =>
      row?.tags === undefined ? [] : [{ bearerId: row.id, names: row.tags, place }],
    );
    const outcomes = await this.tags.reportTags(tx, actor, subject, said);
    said.forEach(({ place }, at) => {
      const { before = [], after = [] } = outcomes[at] ?? {};
      if (before.length === after.length) return;
      changes[place]?.push({
        column: 'tags',
        before: before.length === 0 ? null : before.join(', '),
        after: after.length === 0 ? null : after.join(', '),
      });
    });
  }
}

/** The programme's own facts that a file can give, in their order. */
export async function ownAttributes(tx: Tx, subject: AttributeSubject): Promise<OwnAttribute[]> {
  const all = (await attributesOf(tx, subject)).filter(({ archivedAt }) => archivedAt === null);
  const choices = await choicesOf(
    tx,
    all.filter(({ type }) => type === 'CHOICE').map(({ id }) => id),
  );
  return all.map(({ id, name, type }) => ({ id, name, type, choices: choices.get(id) ?? [] }));
}

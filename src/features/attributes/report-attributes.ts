import { Injectable } from '@nestjs/common';
import type { Actor } from '../../kernel/actor.js';
import type { Id } from '../../kernel/ids.js';
import type { Tx } from '../../platform/database/index.js';
import { RecordTimeline, type NewTimelineEntry } from '../timeline/index.js';
import { attributeLine } from './attribute-line.js';
import { isSameValue, NO_VALUE, type AttributeValue } from './attribute-value.rules.js';
import type { AttributeSubject, AttributeType } from './attribute.rules.js';
import { advocateValues } from './set-advocate-attributes.js';
import { companyValues } from './set-company-attributes.js';
import type { NewValue, ValueKeeper } from './set-values.js';

const KEEPERS: Readonly<Record<AttributeSubject, ValueKeeper>> = {
  ADVOCATE: advocateValues,
  COMPANY: companyValues,
};

/** What a file says of one value, as `readValue` reads it; null: it is taken away. */
export interface ReportedValue {
  readonly holderId: Id;
  readonly attributeId: Id;
  readonly type: AttributeType;
  readonly value: AttributeValue | null;
}

/** What became of it. */
export interface ValueOutcome {
  readonly outcome: 'SAME' | 'CHANGED' | 'KEPT';
  /** null: there was none */
  readonly before: AttributeValue | null;
}

/**
 * Takes what a file says of values, thousands at once and in their order. A file is the CRM's word,
 * which does not overrule a person (ADR 0026). What is so already changes nothing.
 */
@Injectable()
export class ReportAttributes {
  constructor(private readonly timeline: RecordTimeline) {}

  async reportAttributes(
    tx: Tx,
    actor: Actor,
    subject: AttributeSubject,
    said: readonly ReportedValue[],
  ): Promise<readonly ValueOutcome[]> {
    if (said.length === 0) return [];
    const keeper = KEEPERS[subject];
    const ids = [...new Set(said.map(({ holderId }) => holderId))].sort();
    await keeper.lock(tx, ids);
    const rows = await keeper.values(tx, ids);
    const byPerson = new Set(rows.filter(({ source }) => source === 'PERSON').map(keyOf));
    const known = new Map<string, AttributeValue>(rows.map((row) => [keyOf(row), row]));
    const written = new Map<string, NewValue>();
    const lines: NewTimelineEntry[] = [];
    const outcomes = said.map((one): ValueOutcome => {
      const key = keyOf(one);
      const last = known.get(key) ?? NO_VALUE;
      const before = isSameValue(last, NO_VALUE) ? null : last;
      const value = one.value ?? NO_VALUE;
      if (isSameValue(last, value)) return { outcome: 'SAME', before };
      if (byPerson.has(key)) return { outcome: 'KEPT', before };
      known.set(key, value);
      written.set(key, { ...one, ...value });
      lines.push(attributeLine(tx, subject, { ...one, isCleared: one.value === null }));
      return { outcome: 'CHANGED', before };
    });
    await keeper.set(tx, [...written.values()], 'CRM');
    await this.timeline.recordTimeline(tx, actor, lines);
    return outcomes;
  }
}

function keyOf({ holderId, attributeId }: Pick<ReportedValue, 'holderId' | 'attributeId'>): string {
  return `${holderId} ${attributeId}`;
}

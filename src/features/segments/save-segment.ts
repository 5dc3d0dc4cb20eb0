import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import type { Actor } from '../../kernel/actor.js';
import { newId, type Id } from '../../kernel/ids.js';
import { line } from '../../kernel/texts.js';
import type { Tx } from '../../platform/database/index.js';
import { InvalidInput, NotFound, RuleBroken, StaleVersion } from '../../platform/errors/index.js';
import { parseInput } from '../../platform/errors/parse-input.js';
import { dependentsOf, holdDependents, traitsOf } from '../traits/index.js';
import { findRuleProblems } from './find-rule-problems.js';
import { SegmentRuleSchema, type SegmentRule } from './segment-rule.rules.js';
import { scoresAsked } from './segment-sql.queries.js';
import { SegmentEntity } from './segment.entity.js';

const Input = z.object({
  name: line(120, 'A name has 1 to 120 characters.'),
  rule: SegmentRuleSchema,
});

export interface SaveSegmentInput {
  /** absent: a new one */
  readonly id?: Id | null | undefined;
  /** as it was read; a new one has none */
  readonly version?: number | null | undefined;
  readonly name: string;
  readonly rule: SegmentRule;
}

/**
 * R-U2: makes a segment, or changes its name and rule. Its members are never stored: from the next
 * request on they are those of the new rule. The same again changes nothing. Returns its id. Throws
 * InvalidInput, which names each condition that cannot be asked, NotFound, StaleVersion, RuleBroken
 * where a public review is offered by it and it asks for a satisfaction score (R-C4).
 */
@Injectable()
export class SaveSegment {
  async saveSegment(tx: Tx, _actor: Actor, input: SaveSegmentInput): Promise<Id> {
    const { name, rule } = parseInput(Input, input);
    // What it asks for stays there until it is written, and nobody chooses it meanwhile.
    await holdDependents(tx);
    const [problems = []] = await findRuleProblems(tx, [rule]);
    if (problems.length > 0) {
      throw new InvalidInput(
        problems.map(({ path, message }) => ({ path: ['rule', ...path], message })),
      );
    }
    if (!input.id) return this.make(tx, { name, rule });
    const key = { programId: tx.programId, id: input.id };
    const segment = await tx.findOne(SegmentEntity, {
      where: key,
      lock: { mode: 'for_no_key_update' },
    });
    if (!segment) throw new NotFound('segment', ['id']);
    const isSame = segment.name === name && isSameRule(segment.rule, rule);
    if (isSame) return segment.id;
    if (segment.version !== input.version) throw new StaleVersion('segment', segment.version);
    await refuseScores(tx, segment.id, rule);
    await tx.update(SegmentEntity, key, { name, rule, version: segment.version + 1 });
    return segment.id;
  }

  private async make(tx: Tx, content: Pick<SegmentEntity, 'name' | 'rule'>): Promise<Id> {
    const id = newId();
    await tx.insert(SegmentEntity, {
      ...content,
      programId: tx.programId,
      id,
      createdAt: tx.now,
      version: 1,
    });
    return id;
  }
}

/** Throws RuleBroken where a public review would be offered by a satisfaction score (R-C4). */
async function refuseScores(tx: Tx, id: Id, rule: SegmentRule): Promise<void> {
  const scores = scoresAsked(rule, await traitsOf(tx));
  if (scores.length === 0) return;
  const usedBy = (await dependentsOf(tx, 'SEGMENT', [id])).get(id) ?? [];
  const review = usedBy.find(({ refusesScores }) => refusesScores);
  if (review === undefined) return;
  const message = `“${review.name}” asks for a public review and is offered to this segment: nobody is chosen for it by a satisfaction score.`;
  throw new RuleBroken(
    'R-C4',
    scores.map(({ path }) => ({ path: ['rule', ...path, 'trait'], message, rule: 'R-C4' })),
  );
}

/** PostgreSQL keeps the members of a document in an order of its own. */
function isSameRule(stored: SegmentRule, told: SegmentRule): boolean {
  const parsed = SegmentRuleSchema.safeParse(stored);
  return parsed.success && JSON.stringify(parsed.data) === JSON.stringify(told);
}

import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import type { Actor } from '../../../kernel/actor.js';
import { dayOf, type Day } from '../../../kernel/day.js';
import type { Id } from '../../../kernel/ids.js';
import type { Tx } from '../../../platform/database/index.js';
import { InvalidInput, NotAvailable } from '../../../platform/errors/index.js';
import { parseInput } from '../../../platform/errors/parse-input.js';
import { readProgram } from '../../programs/index.js';
import { RecordTimeline } from '../../timeline/index.js';
import { advocateLine, lockProfile } from '../profile/index.js';
import { lastWords } from './willing.queries.js';
import {
  endOfWord,
  isNews,
  problemOfSaidOn,
  WillingKinds,
  type WillingSource,
  type WillingTerms,
  type WillingTo,
} from './willing.rules.js';

const Input = z.object({ to: WillingKinds });

export interface SayWillingInput {
  /** absent: the advocate who asks */
  readonly id?: Id | null | undefined;
  readonly to: readonly WillingTo[];
  /** the day on which it was said, in the programme's zone; absent: today */
  readonly saidOn?: Day | null | undefined;
}

interface Told {
  readonly advocateId: Id;
  readonly kinds: readonly WillingTo[];
  readonly saidOn: Day;
  readonly source: WillingSource;
}

/**
 * R-U1: an advocate offers to do something, or staff write down that they did; the advocate reads
 * who. It stands for as long as the programme says now; said again later it begins anew. What was
 * said before the last word changes nothing, and what a key tells without a day, which is what its
 * system holds, not that it was said again, adds only what nobody said yet. Returns the advocate's id. Throws InvalidInput,
 * NotAvailable, NotFound.
 */
@Injectable()
export class SayWilling {
  constructor(private readonly timeline: RecordTimeline) {}

  async sayWilling(tx: Tx, actor: Actor, input: SayWillingInput): Promise<Id> {
    const kinds = new Set(parseInput(Input, input).to);
    const { advocate, isOwn, by } = await lockProfile(tx, actor, input.id ?? null);
    if (advocate.status === 'LEFT') throw new NotAvailable('They have left.', ['id']);
    const { timeZone, willingYears: years } = await readProgram(tx);
    const terms = { now: tx.now, timeZone, years };
    const saidOn = dayOfWord(input.saidOn ?? null, terms);
    const source = sourceOf(isOwn, actor);
    const isSnapshot = source === 'IMPORT' && !input.saidOn;
    const last = await lastWords(tx, advocate.id);
    const news = [...kinds].filter((kind) => {
      const word = last.get(kind) ?? null;
      return isSnapshot ? word === null : isNews(word, saidOn, terms);
    });
    if (news.length === 0) return advocate.id;
    const told = { advocateId: advocate.id, kinds: news, saidOn, source };
    await write(tx, told, terms);
    const { endsOn } = endOfWord(saidOn, terms);
    await this.timeline.recordTimeline(
      tx,
      by,
      news.map((willingTo) => ({
        ...advocateLine('R-U1', 'WILLING'),
        subjectId: advocate.id,
        occurredAt: tx.now, // of the writing down; the day of the word is an input
        ruleVersion: 1,
        inputs: { willingTo, saidOn, endsOn },
        audience: 'ADVOCATE',
      })),
    );
    return advocate.id;
  }
}

function dayOfWord(saidOn: Day | null, terms: WillingTerms): Day {
  if (saidOn === null) return dayOf(terms.now, terms.timeZone);
  const message = problemOfSaidOn(saidOn, terms);
  if (message !== null) throw new InvalidInput([{ path: ['saidOn'], message }]);
  return saidOn;
}

function sourceOf(isOwn: boolean, { kind }: Actor): WillingSource {
  if (isOwn) return 'ADVOCATE';
  return kind === 'API_KEY' || kind === 'JOB' || kind === 'CLI' ? 'IMPORT' : 'STAFF';
}

async function write(tx: Tx, told: Told, terms: WillingTerms): Promise<void> {
  const { endsOn, endsAt } = endOfWord(told.saidOn, terms);
  await tx.query(
    `INSERT INTO willing (program_id, advocate_id, kind, said_on, source, ends_on, ends_at, recorded_at)
     SELECT $1, $2, kind, $4, $5, $6, $7, $8 FROM unnest($3::text[]) AS told (kind)
     ON CONFLICT (program_id, advocate_id, kind) DO UPDATE
       SET said_on = excluded.said_on, source = excluded.source, ends_on = excluded.ends_on,
           ends_at = excluded.ends_at, recorded_at = excluded.recorded_at, taken_back_at = NULL`,
    [tx.programId, told.advocateId, told.kinds, told.saidOn, told.source, endsOn, endsAt, tx.now],
  );
}

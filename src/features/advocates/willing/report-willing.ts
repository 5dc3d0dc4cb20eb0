import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../kernel/actor.js';
import { dayOf, type Day } from '../../../kernel/day.js';
import type { Id } from '../../../kernel/ids.js';
import type { Tx } from '../../../platform/database/index.js';
import { readProgram } from '../../programs/index.js';
import { RecordTimeline, type NewTimelineEntry } from '../../timeline/index.js';
import { advocateLine } from '../profile/index.js';
import { lastWordsOf } from './willing.queries.js';
import {
  endOfWord,
  isNews,
  problemOfSaidOn,
  type WillingTerms,
  type WillingTo,
  type WillingWord,
} from './willing.rules.js';

/** What a file says that an advocate offered to do. */
export interface ReportedWilling {
  readonly advocateId: Id;
  readonly to: readonly WillingTo[];
  /** the day on which they said it; absent: the file says what its system holds, not that it was said again */
  readonly saidOn?: Day | undefined;
}

interface News extends WillingWord {
  readonly advocateId: Id;
  readonly kind: WillingTo;
}

/**
 * As `SayWilling`, for thousands at once and in their order. One answer for each report: which kinds
 * were news; none where the day is one that cannot be.
 */
@Injectable()
export class ReportWilling {
  constructor(private readonly timeline: RecordTimeline) {}

  async reportWilling(
    tx: Tx,
    actor: Actor,
    reports: readonly ReportedWilling[],
  ): Promise<readonly (readonly WillingTo[])[]> {
    if (reports.length === 0) return [];
    const { timeZone, willingYears: years } = await readProgram(tx);
    const terms = { now: tx.now, timeZone, years };
    const last = await lastWordsOf(
      tx,
      reports.map(({ advocateId }) => advocateId),
    );
    const written = new Map<string, News>();
    const outcomes = reports.map(({ advocateId, to, saidOn }) => {
      if (saidOn !== undefined && problemOfSaidOn(saidOn, terms) !== null) return [];
      const day = saidOn ?? dayOf(terms.now, timeZone);
      return [...new Set(to)].filter((kind) => {
        const key = `${advocateId} ${kind}`;
        const word = last.get(key) ?? null;
        const isNew = saidOn === undefined ? word === null : isNews(word, day, terms);
        if (!isNew) return false;
        const news = { advocateId, kind, saidOn: day, takenBackAt: null };
        last.set(key, news);
        written.set(key, news);
        return true;
      });
    });
    const news = withEnds([...written.values()], terms);
    await write(tx, news);
    await this.timeline.recordTimeline(
      tx,
      actor,
      news.map((each) => lineOf(tx, each)),
    );
    return outcomes;
  }
}

type Ended = News & ReturnType<typeof endOfWord>;

/** To find the end of a day takes as long as to write the word: most words of a file are of one day. */
function withEnds(news: readonly News[], terms: WillingTerms): Ended[] {
  const ends = new Map<Day, ReturnType<typeof endOfWord>>();
  return news.map((each) => {
    const end = ends.get(each.saidOn) ?? endOfWord(each.saidOn, terms);
    ends.set(each.saidOn, end);
    return { ...each, ...end };
  });
}

function lineOf(tx: Tx, { advocateId, kind, saidOn, endsOn }: Ended): NewTimelineEntry {
  return {
    ...advocateLine('R-U1', 'WILLING'),
    subjectId: advocateId,
    occurredAt: tx.now,
    ruleVersion: 1,
    inputs: { willingTo: kind, saidOn, endsOn },
    audience: 'ADVOCATE',
  };
}

async function write(tx: Tx, news: readonly Ended[]): Promise<void> {
  if (news.length === 0) return;
  await tx.query(
    `INSERT INTO willing (program_id, advocate_id, kind, said_on, source, ends_on, ends_at, recorded_at)
     SELECT $1, w."advocateId", w.kind, w."saidOn", 'IMPORT', w."endsOn", w."endsAt", $3
       FROM jsonb_to_recordset($2::jsonb) AS w ("advocateId" uuid, kind text, "saidOn" date,
         "endsOn" date, "endsAt" timestamptz)
      ORDER BY w."advocateId", w.kind
     ON CONFLICT (program_id, advocate_id, kind) DO UPDATE
       SET said_on = excluded.said_on, source = excluded.source, ends_on = excluded.ends_on,
           ends_at = excluded.ends_at, recorded_at = excluded.recorded_at, taken_back_at = NULL`,
    [tx.programId, JSON.stringify(news), tx.now],
  );
}

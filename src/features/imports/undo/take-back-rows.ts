import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../kernel/actor.js';
import type { Id } from '../../../kernel/ids.js';
import type { Tx } from '../../../platform/database/index.js';
import { advocateLine, EndPointsOfLeaver, formerEmployersOf } from '../../advocates/index.js';
import { companyLine } from '../../companies/index.js';
import { lockTagNames } from '../../tags/index.js';
import { RecordTimeline, type NewTimelineEntry } from '../../timeline/index.js';
import { dependentsOf, holdDependents } from '../../traits/index.js';
import type { RowTraceKind } from '../take-in/index.js';
import { stayOf, type Became } from './became.rules.js';

type FormerEmployer = Parameters<EndPointsOfLeaver['keepPoints']>[2][number];

export interface RowsOfRun {
  readonly runId: Id;
  readonly kind: RowTraceKind;
  readonly ids: readonly Id[];
  /** it is rolled back, and of what it looked at before these stayed; absent: it is done */
  readonly trial?: { readonly kept: readonly Id[] } | undefined;
}

/**
 * R-D7: takes back what a run left of advocates, companies and tags, row by row (`import_change`). What
 * it brought in goes, unless something leans on it; of what was here before, each value goes back that is
 * still as the run left it. Nothing that somebody did since is lost.
 */
@Injectable()
export class TakeBackRows {
  constructor(
    private readonly timeline: RecordTimeline,
    private readonly points: EndPointsOfLeaver,
  ) {}

  async takeBackRows(tx: Tx, actor: Actor, rows: RowsOfRun): Promise<ReadonlyMap<Id, Became>> {
    const { runId, kind, ids, trial } = rows;
    const asked = await askedFor(tx, kind, ids);
    const former = kind === 'ADVOCATE' ? await formerOf(tx, ids) : [];
    const made = await judge(tx, rows);
    const became = new Map(made.map((each) => [each.id, becameOf(kind, each, asked)]));
    const gone = [...became].flatMap(([id, what]) => (what === 'GONE' ? [id] : []));
    // In a trial what leans on it, and goes before it, is still there.
    if (trial === undefined) await tx.query('SELECT remove_import($1, $2)', [kind, gone]);
    const others = ids.filter((id) => !became.has(id));
    const restored = await restore(tx, runId, kind, others);
    for (const { id, kept, isMerged } of restored) {
      const partly = kept > 0 ? 'CHANGED' : 'AS_BEFORE';
      became.set(id, isMerged ? 'MERGED' : partly);
    }
    if (trial !== undefined) return became;
    await this.tell(tx, actor, kind, restored);
    await this.keepPoints(tx, actor, kind, ids, former);
    return became;
  }

  /** R-P7: who has not left a company after all keeps their points. */
  private async keepPoints(
    tx: Tx,
    actor: Actor,
    kind: RowTraceKind,
    ids: readonly Id[],
    before: readonly FormerEmployer[],
  ): Promise<void> {
    if (kind !== 'ADVOCATE' || before.length === 0) return;
    const left = new Set((await formerOf(tx, ids)).map(({ id }) => id));
    await this.points.keepPoints(
      tx,
      actor,
      before.filter(({ id }) => !left.has(id)),
    );
  }

  private async tell(
    tx: Tx,
    actor: Actor,
    kind: RowTraceKind,
    restored: readonly Restored[],
  ): Promise<void> {
    const lines = restored.flatMap(({ id, changed, isOwn }): NewTimelineEntry[] => {
      if (changed === 0) return [];
      const common = { subjectId: id, occurredAt: tx.now, ruleVersion: 1, inputs: {} };
      if (kind === 'COMPANY') {
        return [{ ...companyLine('R-D7', 'COMPANY_AS_BEFORE'), ...common, audience: 'STAFF' }];
      }
      const audience = isOwn ? 'ADVOCATE' : 'STAFF';
      return [{ ...advocateLine('R-D7', 'PROFILE_AS_BEFORE'), ...common, audience }];
    });
    await this.timeline.recordTimeline(tx, actor, lines);
  }
}

async function formerOf(tx: Tx, ids: readonly Id[]): Promise<FormerEmployer[]> {
  return [...(await formerEmployersOf(tx, ids)).values()].flat();
}

function becameOf(
  kind: RowTraceKind,
  { id, became, leans }: Judged,
  asked: ReadonlySet<Id>,
): Became {
  if (became === 'LEANED_ON') return stayOf(kind, leans ?? '');
  return became === 'GONE' && asked.has(id) ? 'SEGMENTS' : became;
}

/** Tags for which a segment or an audience asks: whoever begins to ask waits until this is over. */
async function askedFor(tx: Tx, kind: RowTraceKind, ids: readonly Id[]): Promise<ReadonlySet<Id>> {
  if (kind !== 'TAG') return new Set();
  await holdDependents(tx);
  await lockTagNames(tx);
  const dependents = await dependentsOf(tx, 'TAG', ids);
  return new Set([...dependents].flatMap(([id, found]) => (found.length > 0 ? [id] : [])));
}

interface Judged {
  readonly id: Id;
  readonly became: 'LEANED_ON' | 'GONE' | 'CHANGED' | 'MERGED';
  /** the table that leans on it */
  readonly leans: string | null;
}

/** Locks all, and says what becomes of those that the run brought in. */
function judge(tx: Tx, { runId, kind, ids, trial }: RowsOfRun): Promise<Judged[]> {
  return tx.query<Judged[]>('SELECT id, became, leans FROM judge_import($1, $2, $3, $4, $5)', [
    runId,
    kind,
    ids,
    trial?.kept ?? [],
    trial !== undefined,
  ]);
}

interface Restored {
  readonly id: Id;
  readonly changed: number;
  readonly kept: number;
  readonly isMerged: boolean;
  readonly isOwn: boolean;
}

async function restore(
  tx: Tx,
  runId: Id,
  kind: RowTraceKind,
  ids: readonly Id[],
): Promise<Restored[]> {
  if (ids.length === 0) return [];
  return tx.query<Restored[]>(
    `SELECT id, changed, kept, is_merged AS "isMerged", is_own AS "isOwn"
       FROM restore_import($1, $2, $3)`,
    [runId, kind, ids],
  );
}
